"""The overview's filters without a reload: the same rule as the page's own address."""

from collections.abc import Callable, Mapping

from dash import ClientsideFunction, Dash, Input, Output

from layouts import ids, overview
from layouts.view import View


def filtered(view: View, query: Mapping[str, str]) -> tuple[dict[str, object], str]:
    """Which rows and works stay, whether that is all of them, and the sentence that counts them."""
    kept = overview.matches(view, query)
    works = list(overview.kept_works(view, query))
    whole = len(kept) == len(view.snapshot.indicators) and len(works) == len(view.snapshot.milestones)
    return {"ids": list(kept), "works": works, "whole": whole}, overview.count_sentence(view, query)


def register(app: Dash, viewer: Callable[[str], View]) -> None:
    @app.callback(
        Output(ids.MATCHES, "data"),
        Output(ids.COUNT, "children"),
        Input(ids.FILTERS, "data"),
        prevent_initial_call=True,
    )
    def filter_rows(query: dict[str, str]) -> tuple[dict[str, object], str]:
        return filtered(viewer(query.get("language", "zh")), query)

    app.clientside_callback(  # type: ignore[no-untyped-call]
        ClientsideFunction("site", "keepMatches"),
        Output(ids.MATCHES, "modified_timestamp"),
        Input(ids.MATCHES, "data"),
        prevent_initial_call=True,
    )
