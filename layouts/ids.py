"""The names that layouts and callbacks share."""

from typing import Any

FILTERS = "filters"  # store: the overview's filter form
MATCHES = "matches"  # store: which rows the filters leave, and how many
COUNT = "match-count"  # island: the sentence that says so
PACE = "pace"  # store: the needed-pace reader's form
PACE_SENTENCE = "pace-sentence"  # island: its answer


def chart(indicator_id: Any) -> dict[str, Any]:
    """The island a chart is drawn in; for callbacks indicator_id may be a wildcard of Dash's."""
    return {"type": "chart", "index": indicator_id}


def chart_state(indicator_id: Any) -> dict[str, Any]:
    """The store that says how a chart is wanted: benchmarks, width, theme."""
    return {"type": "chart-state", "index": indicator_id}
