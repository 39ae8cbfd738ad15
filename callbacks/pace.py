"""The needed-pace reader answers without a reload."""

from collections.abc import Callable, Mapping

from dash import Dash, Input, Output
from dash.exceptions import PreventUpdate

from layouts import ids
from layouts.pace import pace_sentence
from layouts.view import View


def answer(view: View, asked: Mapping[str, str]) -> str:
    """The sentence for what was asked: `indicator` and `by`, a month. Raises PreventUpdate for no such indicator."""
    indicator = view.snapshot.indicator_by_id.get(asked.get("indicator", ""))
    if indicator is None:
        raise PreventUpdate
    return pace_sentence(view, indicator, asked.get("by", ""))


def register(app: Dash, viewer: Callable[[str], View]) -> None:
    @app.callback(Output(ids.PACE_SENTENCE, "children"), Input(ids.PACE, "data"), prevent_initial_call=True)
    def reckon(asked: dict[str, str]) -> str:
        return answer(viewer(asked.get("language", "zh")), asked)
