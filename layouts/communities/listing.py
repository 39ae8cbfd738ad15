"""The list of communities: one row each, or, until it is published, what it will hold and what it never will."""

from collections.abc import Sequence

from dash import html

from dashboard import drawing
from dashboard.components import Raw
from dashboard.drawing.tracks import STAGES
from dashboard.model import Community, Indicator
from layouts import parts, words
from layouts.communities.stages import SQUARES, furthest_first, stage_words
from layouts.parts import aria
from layouts.view import View


def listing(view: View, indicators: Sequence[Indicator]) -> html.Section:
    """The communities one by one, or what will stand there."""
    language, rows = view.language, view.snapshot.communities
    heading = html.H2(language.text("小区名单"), id="h-list", className="sub-h")
    body = [_table(view, rows), _dots_note(view)] if rows else [_blank(view, indicators)]
    return html.Section([heading, *body], **aria(labelledby="h-list"))


def _blank(view: View, indicators: Sequence[Indicator]) -> html.Div:
    """What will stand in the list, what never will, and who supplies it."""
    language = view.language
    fields = [
        language.text("小区名称"),
        language.text("所在镇、街道"),
        language.text("改造户数"),
        language.text("现在到哪一步"),
        language.text("开工和完工日期"),
    ]
    departments = view.snapshot.departments_of(indicators[0].measure) if indicators else ()
    who = words.names([language.name(row) for row in departments], language)
    promise = language.text("名单公布后，这里一个小区一行。只写小区名称和所在镇、街道，不写楼号、门牌和住户信息。")
    listed = html.Ul([html.Li(field, className="tag") for field in fields])
    return html.Div(
        [
            html.H3(language.text("小区名单还没有公布")),
            html.P(promise),
            html.P(language.text("公布后每行包含：")),
            listed,
            html.P(language.text("由{who}按职责分工提供。", who=who)) if who else None,
        ],
        className="blank",
    )


def _table(view: View, rows: Sequence[Community]) -> html.Table:
    language = view.language
    names = [
        ("c1", language.text("小区")),
        ("c2", language.text("镇、街道")),
        ("c3", language.text("户数")),
        ("c5", language.text("进展")),
        ("c4", language.text("现在到哪一步")),
    ]
    head = [html.Th(name, scope="col", className=kind, role="columnheader") for kind, name in names]
    caption = html.Caption(language.plural("{n}个小区", len(rows)), className="vh")
    body = html.Tbody([_row(view, row) for row in furthest_first(rows)], role="rowgroup")
    return html.Table(
        [caption, html.Thead(html.Tr(head, role="row"), role="rowgroup"), body], className="clist", role="table"
    )


def _row(view: View, row: Community) -> html.Tr:
    language = view.language
    stage = html.Span([html.I(className=SQUARES[row.stage]), stage_words(row.stage, language)[0]], className="st-lab")
    return html.Tr(
        [
            html.Th(parts.marked(row.name, language), scope="row", className="c1", role="rowheader"),
            html.Td(parts.marked(row.town, language), className="c2", role="cell"),
            html.Td(language.plural("{n}户", row.households), className="c3", role="cell"),
            html.Td([Raw(drawing.stage_dots(row.stage)), *_dates(view, row)], className="c5", role="cell"),
            html.Td(stage, className="c4", role="cell"),
        ],
        role="row",
    )


def _dates(view: View, row: Community) -> list[html.Small]:
    language = view.language
    told = [language.text("{day}开工", day=row.started.isoformat())] if row.started else []
    told += [language.text("{day}完工", day=row.finished.isoformat())] if row.finished else []
    return [html.Small(language.text("，").join(told))] if told else []


def _dots_note(view: View) -> html.P:
    language = view.language
    stages = words.names([stage_words(stage, language)[0] for stage in STAGES], language)
    says = language.text("实心点是已经过的阶段，空心圈是现在的阶段，依次为{stages}。", stages=stages)
    return html.P(says, className="notes")
