"""The overview: the overall goal and every target at a glance, then each of them in a row, with filters.

top      the leading number beside the matrix of verdicts
cards    the other headline indicators
dates    due dates and what changed lately
legend   how to read tracks and verdicts
filters  which rows a query leaves, and the form that asks
areas    the rows, works, measures and departments of each action area
"""

from dash import html

from layouts import parts, words
from layouts.overview.areas import areas
from layouts.overview.cards import cards
from layouts.overview.dates import dates
from layouts.overview.filters import count_sentence, filter_bar, kept_works, matches
from layouts.overview.legend import legend
from layouts.overview.top import top
from layouts.page import Page
from layouts.parts import Node
from layouts.view import View

__all__ = ["count_sentence", "kept_works", "matches", "overview"]


def overview(view: View) -> Page:
    """The front page."""
    language, snapshot = view.language, view.snapshot
    description = language.text(
        "{plan}：{measures}条举措、{indicators}项目标的进展、期限和责任部门。",
        plan=words.plan_name(snapshot.plan, language),
        measures=len(snapshot.measures),
        indicators=len(snapshot.indicators),
    )
    bands = [_masthead(view), top(view), cards(view), dates(view), legend(view), _rows(view)]
    body = html.Div([band for band in bands if band is not None])
    return Page(words.site_title(snapshot.area, language), description, body, kind="home")


def _masthead(view: View) -> html.Div:
    children: list[Node] = [_heading(view), html.P(_standfirst(view), className="standfirst"), _as_of(view)]
    if view.settings.portal_url:
        portal = [(view.language.text("首页"), view.settings.portal_url)]
        children.insert(0, parts.crumbs(view.language, portal, here=view.language.text("新型城镇化建设进展")))
    return html.Div(html.Div(children, className="wrap"), className="masthead")


def _heading(view: View) -> html.H1:
    """The name of the site, which breaks only between its words."""
    pieces: list[Node] = []
    for piece in words.site_title_pieces(view.snapshot.area, view.language):
        pieces += [piece, html.Wbr()]
    if view.snapshot.plan.simulated:
        pieces.append(view.language.text("（演示数据）"))
    return html.H1(pieces)


def _standfirst(view: View) -> str:
    plan = view.snapshot.plan
    return view.language.text(
        "{first}—{last}年行动提升方案提出{measures}条举措、{indicators}项目标，这里逐项公布。",
        first=plan.period_start.year,
        last=plan.period_end.year,
        measures=len(view.snapshot.measures),
        indicators=len(view.snapshot.indicators),
    )


def _as_of(view: View) -> html.P:
    number = parts.marked(view.snapshot.plan.document_number, view.language)
    plan = html.A(number, href=view.settings.plan_url or view.href("/about"))
    basis = html.Span([html.B(view.language.text("依据")), " ", plan])
    return html.P([*parts.days(view), basis], className="asof")


def _rows(view: View) -> html.Section:
    return parts.section(view.language.text("逐项进展"), [*filter_bar(view), *areas(view)], name="rows")
