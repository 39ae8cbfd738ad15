"""The names that layouts and callbacks share."""

FILTERS = "filters"  # store: the overview's filter form
MATCHES = "matches"  # store: which rows the filters leave, and how many
COUNT = "match-count"  # island: the sentence that says so
PACE = "pace"  # store: the needed-pace reader's form
PACE_SENTENCE = "pace-sentence"  # island: its answer


def chart(indicator_id: str) -> dict[str, str]:
    """The island a chart is drawn in."""
    return {"type": "chart", "index": indicator_id}


def chart_state(indicator_id: str) -> dict[str, str]:
    """The store that says how a chart is wanted: benchmarks, width, theme."""
    return {"type": "chart-state", "index": indicator_id}
