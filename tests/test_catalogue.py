"""Every word of the site has its English form, and no English page falls back to Chinese."""

import ast
import re
from collections.abc import Iterator, Mapping
from datetime import date
from functools import cache
from html.parser import HTMLParser
from pathlib import Path
from string import Formatter

import pytest
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po

from dashboard.language import CATALOGUE
from dashboard.model import Snapshot
from dashboard.publishing import examine, read_folder
from dashboard.rendering import html
from layouts.frame import frame
from layouts.pages import page, paths
from layouts.view import View
from tests.builders import view

ROOT = Path(__file__).parents[1]
PACKAGES = ("dashboard", "layouts", "callbacks")
VOID = {"br", "hr", "img", "input", "wbr"}
KEYWORDS = {"text": None, "plural": (1, 1)}
"""As in the Makefile's `words`."""

CHINESE = re.compile(r"[\u3000-\u303f\u3400-\u9fff\uff00-\uffef]")
TODAY = date(2026, 11, 23)


@cache
def messages() -> Mapping[str, bool]:
    """Every message in the code, and whether it counts."""
    found: dict[str, bool] = {}
    for package in PACKAGES:
        for _, line, message, _, _ in extract_from_dir(ROOT / package, keywords=KEYWORDS):
            name = message if isinstance(message, str) else message[0]
            counts = not isinstance(message, str)
            assert found.setdefault(name, counts) is counts, f"line {line}: {name!r} counts in one place only"
    return found


@cache
def english() -> Mapping[str, tuple[str, ...]]:
    """The catalogue: the English forms of each message."""
    with CATALOGUE.open("rb") as file:
        catalogue = read_po(file, locale="en")
    assert not catalogue.obsolete
    return {_forms(row.id)[0]: _forms(row.string) for row in catalogue if row.id}


def _forms(text: object) -> tuple[str, ...]:
    return tuple(map(str, text)) if isinstance(text, tuple | list) else (str(text or ""),)


def places(message: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(message) if name is not None}


def test_every_message_has_its_english_form_and_no_form_is_left_over() -> None:
    assert {*english()} == {*messages()}
    assert [message for message, forms in english().items() if not all(forms)] == []


def test_a_message_that_counts_has_a_form_for_one_and_one_for_many() -> None:
    assert {message: len(forms) for message, forms in english().items()} == {
        message: 1 + counts for message, counts in messages().items()
    }


def test_english_forms_fill_no_place_that_the_message_has_not() -> None:
    assert {
        message: form for message, forms in english().items() for form in forms if not places(form) <= places(message)
    } == {}


def test_english_forms_have_no_chinese_letters_and_do_not_shout() -> None:
    assert [form for forms in english().values() for form in forms if CHINESE.search(form) or "!" in form] == []


def test_messages_stand_in_the_code_word_for_word() -> None:
    """A message put together at run time could not be extracted."""
    assert [place for package in PACKAGES for place in composed(ROOT / package)] == []


def composed(package: Path) -> Iterator[str]:
    """The places where something other than a literal is said."""
    for path in package.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute)):
                continue
            if node.func.attr in KEYWORDS and not isinstance(node.args[0], ast.Constant):
                yield f"{path.relative_to(ROOT)}:{node.lineno}"


@pytest.mark.parametrize("folder", ["data", "data/demo"])
def test_an_english_page_speaks_chinese_only_where_it_says_so(folder: str) -> None:
    rows = examine(read_folder(ROOT / folder), today=TODAY)
    allowed = only_chinese(rows)
    as_of = rows.plan.as_of or TODAY
    for path in [*paths(rows), "/nowhere"]:
        shown = Reader(view(rows, language="en", as_of=as_of, path=path))
        assert [text for text in shown.english if CHINESE.search(text)] == [], path
        assert [text for text in shown.chinese if not any(text in words for words in allowed)] == [], path


def only_chinese(rows: Snapshot) -> set[str]:
    """What the data has no English for: titles, publishers and numbers of documents, names of communities."""
    documents = {word for row in rows.sources for word in (row.publisher, row.title, row.document_number)}
    places = {word for row in rows.communities for word in (row.name, row.town)}
    return documents | places | {rows.plan.document_number, "中文"}


class Reader(HTMLParser):
    """The texts of a page as a screen reader meets them: those marked as Chinese, and all others."""

    def __init__(self, shown: View) -> None:
        super().__init__()
        self.english: list[str] = []
        self.chinese: list[str] = []
        self._marked: list[bool] = [False]
        made = page(shown)
        number = shown.snapshot.plan.document_number
        self.english += [made.title, made.description.replace(number, "")]
        self.feed(html(frame(shown, made)))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        named = dict(attrs)
        marked = self._marked[-1] if "lang" not in named else named["lang"] == "zh-CN"
        self.english += [value for value in named.values() if value]
        if tag not in VOID:
            self._marked.append(marked)

    def handle_endtag(self, tag: str) -> None:
        if tag not in VOID:
            self._marked.pop()

    def handle_data(self, data: str) -> None:
        (self.chinese if self._marked[-1] else self.english).append(data)
