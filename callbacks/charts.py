"""A chart that has been drawn by the server becomes one that answers."""

from collections.abc import Callable, Mapping

from dash import MATCH, Dash, Input, Output, State, dcc
from dash.exceptions import PreventUpdate

from dashboard import figures
from layouts import ids
from layouts.charts import subject_of
from layouts.view import View


def graph(view: View, indicator_id: str, wanted: Mapping[str, str]) -> dcc.Graph:
    """The interactive chart of an indicator. wanted is a chart's store: width, theme, benchmarks, active.

    Raises PreventUpdate until the chart is active, and where no such indicator exists.
    """
    indicator = view.snapshot.indicator_by_id.get(indicator_id)
    if wanted.get("active") != "yes" or indicator is None:
        raise PreventUpdate
    figure = figures.chart(
        subject_of(view, indicator, benchmarks=wanted.get("benchmarks") != "off"),
        width="narrow" if wanted.get("width") == "narrow" else "wide",
        theme="dark" if wanted.get("theme") == "dark" else "light",
        brush=True,
    )
    return dcc.Graph(figure=figure, config=figures.config(view.language))  # type: ignore[arg-type]


def register(app: Dash, viewer: Callable[[str], View]) -> None:
    @app.callback(
        Output(ids.chart(MATCH), "children"),
        Input(ids.chart_state(MATCH), "data"),
        State(ids.chart_state(MATCH), "id"),
        prevent_initial_call=True,
    )
    def draw(wanted: dict[str, str], name: dict[str, str]) -> dcc.Graph:
        return graph(viewer(wanted.get("language", "zh")), name["index"], wanted)
