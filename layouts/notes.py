"""Footnotes: what a figure's source says about it, under the table that shows the figure."""

from dash import html

from layouts import parts
from layouts.view import View

_MARKS = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"


class Notes:
    """The footnotes of a table in the order they are met; the same note keeps its mark."""

    def __init__(self) -> None:
        self._texts: list[str] = []

    def mark(self, text: str) -> str:
        """The mark of a note, from ① on; plain numbers in brackets after ⑳."""
        if text not in self._texts:
            self._texts.append(text)
        return self._sign(self._texts.index(text))

    def lines(self) -> list[str]:
        """Every note behind its mark."""
        return [f"{self._sign(number)} {text}" for number, text in enumerate(self._texts)]

    def _sign(self, number: int) -> str:
        return _MARKS[number] if number < len(_MARKS) else f"[{number + 1}]"


def with_notes(view: View, table: html.Div, notes: Notes) -> html.Section:
    """A table over the notes it was marked with."""
    lines = [html.P(parts.marked(line, view.language), className="notes") for line in notes.lines()]
    return html.Section([table, *lines])
