"""The overview's filters: which rows and works a query leaves, the sentence that counts them, and the form that asks.

The form is a plain GET form, so that the address says what is shown and the server can answer it alone.
"""

from collections.abc import Iterable, Mapping, Sequence
from html import escape

from dash import dcc, html
from dash.development.base_component import Component

from dashboard.components import Island, Raw
from dashboard.language import Language
from dashboard.model import Indicator, Milestone
from dashboard.progress import Verdict, assess_milestone
from layouts import ids, parts, words
from layouts.parts import aria, data
from layouts.view import View

FIELDS = ("q", "verdict", "department", "action")
"""The names of the form's fields and of the page's query."""

Option = tuple[str, str]


def matches(view: View, query: Mapping[str, str]) -> tuple[str, ...]:
    """The ids of the indicators a query leaves, in the plan's order.

    query may have q (words of its name, definition, measure or departments, in either language, whatever their case),
    verdict, department and action; an empty or missing field asks for nothing.
    """
    wanted = _wanted(query)
    return tuple(row.indicator_id for row in view.snapshot.indicators if _matches(view, row, wanted))


def kept_works(view: View, query: Mapping[str, str]) -> tuple[str, ...]:
    """The ids of the milestones a query leaves, in the plan's order, by the same rule with their notes searched."""
    wanted = _wanted(query)
    return tuple(row.milestone_id for row in view.snapshot.milestones if _keeps(view, row, wanted))


def _wanted(query: Mapping[str, str]) -> dict[str, str]:
    return {name: query.get(name, "").strip() for name in FIELDS}


def _matches(view: View, row: Indicator, wanted: Mapping[str, str]) -> bool:
    texts = (row.name, row.name_en, row.definition, row.definition_en)
    return _meets(view, row.measure, wanted, verdict=view.current(row).verdict, texts=texts)


def _keeps(view: View, row: Milestone, wanted: Mapping[str, str]) -> bool:
    texts = (row.name, row.name_en, row.note, row.note_en)
    return _meets(view, row.measure, wanted, verdict=assess_milestone(row, view.as_of), texts=texts)


def _meets(view: View, number: int, wanted: Mapping[str, str], *, verdict: Verdict, texts: Iterable[str]) -> bool:
    """Whether something of the measure of that number, with its own verdict and texts, is what is wanted."""
    departments = view.snapshot.departments_of(number)
    keyword = wanted["q"].casefold()
    return (
        (not keyword or any(keyword in text.casefold() for text in (*texts, *_measure_texts(view, number))))
        and wanted["verdict"] in ("", verdict.value)
        and wanted["department"] in ("", *(row.department_id for row in departments))
        and wanted["action"] in ("", view.snapshot.action_of(number).action_id)
    )


def _measure_texts(view: View, number: int) -> list[str]:
    """The words of a measure and of its departments; the overall goal has no measure."""
    texts = [text for row in view.snapshot.departments_of(number) for text in (row.name, row.short_name, row.name_en)]
    if measure := view.snapshot.measure_by_number.get(number):
        texts += [measure.name, measure.name_en, measure.summary, measure.summary_en]
    return texts


def count_sentence(view: View, query: Mapping[str, str]) -> str:
    """How many targets a query leaves, of how many, and how many works besides."""
    language, n, total = view.language, len(matches(view, query)), len(view.snapshot.indicators)
    works = len(kept_works(view, query)) if any(_wanted(query).values()) else 0
    if works:
        return language.text("显示{n}项，共{total}项，另有{works}项没有数字的工作", n=n, total=total, works=works)
    return language.text("显示{n}项，共{total}项", n=n, total=total)


def filter_bar(view: View) -> list[Component]:
    """The form, the sentence that counts, and what stands there when nothing matches."""
    language = view.language
    found = matches(view, view.query)
    count = html.Output(Island(count_sentence(view, view.query), id=ids.COUNT), id="count", **aria(live="polite"))
    download = parts.more(language.text("下载全部数据"), view.href("/data"))
    none = language.text("没有符合条件的指标。可以减少一个条件，或点“清除”。")
    return [
        dcc.Store(id=ids.FILTERS, data={"language": language.code, **view.query}),
        dcc.Store(id=ids.MATCHES),
        _form(view),
        html.Div([count, _way_back(view), download], className="rows-bar"),
        html.P(none, id="none", className="empty" if found else "empty on"),
    ]


def _way_back(view: View) -> html.A:
    """The link to all the rows, which is hidden while nothing is filtered; elder mode has no other way."""
    says = view.language.plural("看全部{n}项", len(view.snapshot.indicators))
    filtered = any(_wanted(view.query).values())
    return html.A(says, href=view.href("/") + "#rows", id="all", className="more", hidden=None if filtered else True)


def _form(view: View) -> html.Div:
    language = view.language
    opened = " checked" if any(_wanted(view.query).values()) else ""
    toggle = Raw(f'<input class="filters__open" type="checkbox" id="filters-open"{opened}>')
    label = html.Label(language.text("筛选指标"), htmlFor="filters-open", className="filters__label")
    form = html.Form(
        [_keyword(view), *_selects(view), _buttons(view)],
        method="GET",
        action=view.href("/") + "#rows",
        role="search",
        **data(store=ids.FILTERS, address=""),
        **aria(label=language.text("筛选指标")),
    )
    return html.Div([toggle, label, form], className="filters")


def _keyword(view: View) -> html.Div:
    language = view.language
    value, hint = escape(view.query.get("q", "")), escape(language.text("如：养老、5G"))
    field = f'<input id="filter-q" name="q" type="search" value="{value}" placeholder="{hint}" autocomplete="off">'
    return html.Div([html.Label(language.text("关键词"), htmlFor="filter-q"), Raw(field)], className="field")


def _selects(view: View) -> list[html.Div]:
    language = view.language
    return [
        _select(view, "verdict", language.text("状态"), _verdicts(view)),
        _select(view, "department", language.text("责任部门"), _departments(view)),
        _select(view, "action", language.text("行动"), _actions(view)),
    ]


def _select(view: View, name: str, title: str, options: Sequence[Option]) -> html.Div:
    chosen = view.query.get(name, "")
    markup = "".join(_option(value, text, chosen) for value, text in [("", view.language.text("全部")), *options])
    label = html.Label(title, htmlFor=f"filter-{name}")
    return html.Div([label, Raw(f'<select id="filter-{name}" name="{name}">{markup}</select>')], className="field")


def _option(value: str, text: str, chosen: str) -> str:
    selected = " selected" if value == chosen else ""
    return f'<option value="{escape(value)}"{selected}>{escape(text)}</option>'


def _verdicts(view: View) -> list[Option]:
    found = {view.current(indicator).verdict for indicator in view.snapshot.indicators}
    return [(verdict.value, words.verdict_word(verdict, view.language)) for verdict in Verdict if verdict in found]


def _departments(view: View) -> list[Option]:
    snapshot = view.snapshot
    numbers = {row.measure for row in snapshot.indicators} | {row.measure for row in snapshot.milestones}
    asked = {row for number in numbers for row in snapshot.departments_of(number)}
    return [(row.department_id, view.language.name(row)) for row in snapshot.departments if row in asked]


def _actions(view: View) -> list[Option]:
    return [
        (row.action_id, view.language.name(row))
        for row in view.snapshot.actions
        if view.snapshot.indicators_of_action(row.action_id) or view.snapshot.milestones_of_action(row.action_id)
    ]


def _buttons(view: View) -> html.Div:
    language: Language = view.language
    send = html.Button(language.text("筛选"), type="submit", className="btn btn--solid")
    clear = html.A(language.text("清除"), href=view.href("/") + "#rows", className="btn")
    return html.Div([send, clear], className="filters__do")
