"""The pieces pages are put together from. Each returns a Dash component and knows nothing of a particular page."""

import re
from collections.abc import Sequence
from datetime import date
from typing import Any

from dash import html
from dash.development.base_component import Component

from dashboard import drawing
from dashboard.components import Raw
from dashboard.drawing.tracks import TrackForm
from dashboard.language import Language
from dashboard.model import Indicator, Source, Target
from dashboard.progress import Assessment, Verdict, counts
from layouts import words
from layouts.view import View

Node = Component | str
Nodes = Sequence[Component | str]

SHAPES = {
    Verdict.ACHIEVED: "done",
    Verdict.AHEAD: "ahead",
    Verdict.ON_PACE: "onpace",
    Verdict.BEHIND: "behind",
    Verdict.MISSED: "unmet",
    Verdict.NOT_STARTED: "notstarted",
    Verdict.NOT_PUBLISHED: "nodata",
    Verdict.BASELINE_ONLY: "nodata",
    Verdict.STALE: "stale",
    Verdict.NO_PACE: "na",
}
"""The drawing of each verdict, and the ending of its chip's class. A figure from before the plan is not progress."""

_LETTER = "[\u3000-\u303f\u3400-\u9fff\uff00-\uffef]"
_CHINESE = re.compile(rf"({_LETTER}(?:[\d\s.—–-]*{_LETTER})*)")


def aria(**names: str) -> dict[str, Any]:
    """Attributes for assistive technology, for a component's **: aria(label="…", hidden="true")."""
    return {f"aria-{name}": value for name, value in names.items()}


def data(**names: str) -> dict[str, Any]:
    """data- attributes for a component's **: data(store="filters"); underscores become hyphens."""
    return {f"data-{name.replace('_', '-')}": value for name, value in names.items()}


def chip(verdict: Verdict, language: Language, *, word: str = "") -> html.Span:
    """A verdict as word, shape and colour; another word (2025年数待公布) may stand in the same shape."""
    shape = SHAPES[verdict]
    drawing = Raw(f'<svg aria-hidden="true"><use href="#i-{shape}"/></svg>')
    return html.Span([drawing, word or words.verdict_word(verdict, language)], className=f"chip chip--{shape}")


def counted_chips(view: View, indicators: Sequence[Indicator]) -> list[html.Span]:
    """How many indicators stand at each verdict, those with any; nothing is averaged."""
    tally = counts(view.current(indicator) for indicator in indicators)
    shown = [(verdict, n) for verdict, n in tally.items() if n]
    return [html.Span([chip(verdict, view.language), " ", view.language.plural("{n}项", n)]) for verdict, n in shown]


def cell(verdict: Verdict) -> Raw:
    """One square of the verdict matrix; it carries no words, so these stand beside it."""
    return Raw(f'<svg class="cell" aria-hidden="true"><use href="#c-{cell_name(verdict)}"/></svg>')


def cell_name(verdict: Verdict) -> str:
    """The name of a verdict's square among the shapes."""
    return "pre" if verdict is Verdict.BASELINE_ONLY else SHAPES[verdict]


def amount(number: str, unit: str = "", *, before: str = "", after: str = "", large: str = "") -> html.Span:
    """A number set large with its unit and the plan's qualifiers small; `large` adds classes."""
    children: list[Node] = []
    if before:
        children.append(html.Span(before, className="qual qual--pre"))
    children.append(number)
    if unit:
        children.append(html.Span(unit, className="unit" if unit == "%" else "unit unit--word"))
    if after:
        children.append(html.Span(after, className="qual"))
    return html.Span(children, className=f"num {large}".strip())


def target_amount(target: Target, indicator: Indicator, language: Language, *, unit: str = "") -> html.Span:
    """A target as a large number in the plan's words; a fuller unit (个小区) may stand for the indicator's own."""
    said = words.target_words(target, indicator, language)
    return amount(said.number, unit or said.unit, before=said.before, after=said.after)


def track(view: View, assessment: Assessment, *, form: TrackForm = "row") -> Raw:
    """The progress track of one target."""
    return Raw(drawing.track(view.snapshot, assessment, language=view.language, form=form))


def target_mark() -> html.I:
    """The diamond that is always the target."""
    return html.I(className="dia", **aria(hidden="true"))


def hidden(text: str) -> html.Span:
    """Text for screen readers only."""
    return html.Span(text, className="vh")


def absent(language: Language, says: str = "") -> html.Span:
    """A place without a value: a dash to the eye; to the ear that it is not published yet, or what `says` tells."""
    return html.Span(
        [html.Span("—", **aria(hidden="true")), hidden(says or language.text("尚未公布"))], className="nil"
    )


def marked(text: str, language: Language) -> Nodes:
    """A text whose Chinese words, such as a source's title, are marked as Chinese on an English page."""
    if language.code == "zh":
        return [text]
    pieces = enumerate(_CHINESE.split(text))
    return [html.Span(piece, lang="zh-CN") if place % 2 else piece for place, piece in pieces if piece]


def day(day_: date, language: Language, *, iso: bool = False) -> html.Time:
    """A day in running text, or 2026-11-23 in lists."""
    return html.Time(day_.isoformat() if iso else language.day(day_), dateTime=day_.isoformat())


def facts(heading: str | html.H4, rows: Sequence[tuple[str, Nodes]]) -> html.Section:
    """A list of facts: each row a term and the pieces of its description, one under the other.

    A heading given as text stands at the second level.
    """
    groups = [html.Div([html.Dt(term), *(html.Dd(child) for child in children)]) for term, children in rows if children]
    title = html.H2(heading) if isinstance(heading, str) else heading
    return html.Section([title, html.Dl(groups)], className="facts")


def section(heading: str, children: Nodes, *, name: str, lede: str = "", kind: str = "") -> html.Section:
    """A band of the page under its own heading. name is its anchor; kind is `tint`, `flush` or nothing."""
    head: list[Node] = [html.H2(heading, id=f"h-{name}")]
    if lede:
        head.append(html.P(lede, className="lede"))
    return html.Section(
        html.Div([html.Div(head, className="section__head"), *children], className="wrap"),
        id=name,
        className=f"section section--{kind}" if kind else "section",
        **aria(labelledby=f"h-{name}"),
    )


def notice(children: Node | Nodes) -> html.P:
    """A calm remark set apart from the text."""
    return html.P(children, className="notice")


def table(
    caption: str,
    head: Sequence[str],
    rows: Sequence[Sequence[Node | Nodes]],
    *,
    note: str = "",
    left: Sequence[int] = (),
) -> html.Div:
    """A table with a caption and headed rows and columns, which scrolls inside itself.

    left are the columns (0 is the row's head) that hold words and not numbers.
    """
    sides = ["l" if column in left else None for column in range(len(head))]
    title: list[Node] = [caption, html.Small(note)] if note else [caption]
    columns = html.Tr([html.Th(name, scope="col", className=side) for name, side in zip(head, sides, strict=True)])
    body = [html.Tr([html.Th(first, scope="row"), *_cells(rest, sides[1:])]) for first, *rest in rows]
    return html.Div(
        html.Table([html.Caption(title), html.Thead(columns), html.Tbody(body)], className="tbl"),
        className="tbl-wrap",
        tabIndex="0",
        role="region",
        **aria(label=caption),
    )


def _cells(row: Sequence[Node | Nodes], sides: Sequence[str | None]) -> list[html.Td]:
    return [html.Td(child, className=side) for child, side in zip(row, sides, strict=True)]


def action_links(links: Sequence[tuple[str, str]]) -> html.Div:
    """The things to do with a page as buttons, the first one solid: (text, address)."""
    kinds = ["btn btn--solid"] + ["btn"] * (len(links) - 1)
    buttons = [html.A(text, href=href, className=kind) for kind, (text, href) in zip(kinds, links, strict=False)]
    return html.Div(buttons, className="acts")


def more(text: str, href: str) -> html.A:
    """A link on from here."""
    return html.A(text, href=href, className="more")


def breadcrumbs(view: View, trail: Sequence[tuple[str, str]], *, here: str) -> html.Nav:
    """Where this page stands: the portal, this site, the pages of trail (text, path), and here."""
    language = view.language
    above = [(language.text("首页"), view.settings.portal_url)] if view.settings.portal_url else []
    above.append((language.text("新型城镇化建设进展"), view.href("/")))
    return crumbs(language, [*above, *((text, view.href(path)) for text, path in trail)], here=here)


def crumbs(language: Language, above: Sequence[tuple[str, str]], *, here: str) -> html.Nav:
    """The links (text, address) above a page, and the page itself."""
    links = [html.Li(html.A(text, href=href)) for text, href in above]
    last = html.Li(here, **aria(current="page"))
    return html.Nav(html.Ol([*links, last]), className="crumbs", **aria(label=language.text("当前位置")))


def page_head(
    view: View, heading: str, *, trail: Sequence[tuple[str, str]] = (), eyebrow: Node | Nodes = "", here: str = ""
) -> html.Div:
    """The head of every page but the overview: where it stands, what it belongs to, its name.

    here is what the page is called below the last page of trail, where its name repeats that one's.
    """
    language = view.language
    simulated = view.snapshot.plan.simulated
    shown = language.text("{heading}（演示数据）", heading=heading) if simulated else heading
    children: list[Node] = [breadcrumbs(view, trail, here=here or heading)]
    if eyebrow:
        children.append(html.P(eyebrow, className="eyebrow"))
    return html.Div([*children, html.H1(shown)], className="wrap pagehead")


def demo_flag(view: View) -> html.Aside | None:
    """The band that says, on every page of a simulated dataset, that it is one."""
    if not view.snapshot.plan.simulated:
        return None
    language = view.language
    says = language.text("演示数据：数值、阶段和小区都是虚构的，只用来看各种状态，不能引用")
    return html.Aside(
        html.Div(html.P(html.Span(says)), className="wrap"),
        className="demo-flag",
        **aria(label=language.text("演示数据说明")),
    )


def marked_simulated(view: View, text: str) -> str:
    """A text that leaves the site alone: of a simulated dataset, it says so itself."""
    return view.language.text("演示数据：{text}", text=text) if view.snapshot.plan.simulated else text


def source_words(source: Source, language: Language) -> str:
    """A publication in one line: publisher, title, document number, when it was published."""
    title = language.text("《{title}》", title=language.nested(source.title))
    parts = [source.publisher, title, source.document_number]
    if source.published:
        parts.append(language.period(source.published))
    return language.text("，").join(part for part in parts if part)


def source_line(source: Source, language: Language) -> Node:
    """A publication, linked where it has an address."""
    text = marked(source_words(source, language), language)
    return html.A(text, href=source.url) if source.url else html.Span(text)


def as_of_line(view: View) -> html.Span:
    """Up to which day the data tell."""
    return html.Span([html.B(view.language.text("数据截至")), " ", day(view.data_as_of, view.language)])


def judged_words(view: View) -> str:
    """On which day statuses were worked out; empty where that is the day of the data."""
    if view.as_of == view.data_as_of:
        return ""
    return view.language.text("按{day}计算", day=view.language.day(view.as_of))


def days(view: View) -> list[html.Span]:
    """The day of the data and, where statuses were worked out on another, that one."""
    said = judged_words(view)
    return [as_of_line(view), *([html.Span([html.B(view.language.text("状态")), " ", said])] if said else [])]


def document_words(view: View, measure: int) -> str:
    """Where a commitment stands, for a citation: 成政发〔2024〕3号，第10条."""
    clause = words.clause_words(measure, view.language)
    return view.language.text("{number}，{clause}", number=view.snapshot.plan.document_number, clause=clause)
