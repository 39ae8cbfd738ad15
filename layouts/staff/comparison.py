"""The third step: what the public sees now beside what it would see, row by row."""

from decimal import Decimal

from dash import html
from dash.development.base_component import Component

from dashboard.changes import Change, Kind, reason_key
from dashboard.model import Indicator
from dashboard.phrases import difference_words
from dashboard.vetting import NEEDING_REASON
from layouts import digest, parts
from layouts.parts import Node, aria, data
from layouts.staff.case import Case
from layouts.staff.desktop import Desktop
from layouts.staff.forms import button, form, lines

LISTED = 150
"""How many changes are listed; those that need a reason always are."""

TAGS: dict[Kind, str] = {"new": "首次", "updated": "更新", "finalised": "核定", "corrected": "更正", "removed": "删去"}
HEADS = ("指标", "类别", "现在公开的", "准备公布的", "变化", "状态", "说明")


def comparison(desktop: Desktop, case: Case) -> list[Component]:
    """The changes, with the reasons of corrections; or why there is nothing to compare."""
    changes = case.examination.changes
    if not changes:
        return [_nothing(case)]
    explained = [change for change in changes if change.kind in NEEDING_REASON]
    others = [change for change in changes if change.kind not in NEEDING_REASON]
    shown = [*explained, *others[: max(0, LISTED - len(explained))]]
    table = _table(desktop, case, shown)
    rest = len(changes) - len(shown)
    notes = [html.P(f"另有{rest}处首次或更新的数没有列出，预览里都能看到。", className="notes")] if rest else []
    if case.editable(desktop) and explained:
        return [_reasons(desktop, case, [table, *notes], len(explained))]
    return [table, *notes]


def _nothing(case: Case) -> html.Div:
    found = case.examination
    if case.errors or found.questions:
        says = "第2步的问题改好以后，这里会列出每一处变化。"
        return html.Div([html.H3("改好以后再看"), html.P(says)], className="blank mt")
    says = "文件里的数和已公布的一样，没有要发布的。空着的格子表示“没有变化”。"
    return html.Div([html.H3("没有变化"), html.P(says)], className="blank mt")


def _reasons(desktop: Desktop, case: Case, children: list[html.Div | html.P], count: int) -> html.Form:
    shared = lines("所有更正用同一个原因", "", identifier="reason-all", hint="写好后，自动填到上面还空着的每一处")
    whole = [html.Div(shared, className="shared js-only", **data(fill="reason:"))] if count > 1 else []
    sent = html.P([button("保存原因")], className="btns")
    return form(desktop, f"{case.path}/reasons", [*children, *whole, sent], version=case.draft.version)


def _table(desktop: Desktop, case: Case, changes: list[Change]) -> html.Div:
    words = {"类别", "状态", "说明"}
    head = [
        html.Th(title, scope="col", className="l" if title in words else None, role="columnheader") for title in HEADS
    ]
    body = [_row(desktop, case, number, change) for number, change in enumerate(changes, 1)]
    caption = "这次上报与已公布数据的差别"
    table = html.Table(
        [
            html.Caption(caption, className="vh"),
            html.Thead(html.Tr(head, role="row"), role="rowgroup"),
            html.Tbody(body, role="rowgroup"),
        ],
        className="tbl diff",
        role="table",
    )
    return html.Div(table, className="tbl-wrap mt", tabIndex="0", role="region", **aria(label=caption))


def _row(desktop: Desktop, case: Case, number: int, change: Change) -> html.Tr:
    snapshot = case.examination.snapshot or desktop.snapshot
    indicator = snapshot.indicator_by_id.get(change.indicator_id)
    name = digest.subject_words(snapshot, change, desktop.language)
    period = digest.period_words(change, indicator, desktop.language)
    old = digest.amount(change.old, change, indicator, desktop.language)
    new = digest.amount(change.new, change, indicator, desktop.language)
    cells: list[tuple[str, list[Node]]] = [
        ("l", [html.Span(TAGS[change.kind], className=f"tag tag--{change.kind}")]),
        ("" if old else "nil", [old or "尚未公布"]),
        ("to", [new or "删去"]),
        ("", [_difference(change, indicator, desktop)]),
        ("l chips", _verdicts(change, desktop)),
        ("l why", [_why(desktop, case, number, change, name)]),
    ]
    head = html.Th([name, *([html.Small(period, className="meta")] if period else [])], scope="row", role="rowheader")
    shown = [
        html.Td(children, className=kind or None, role="cell", **data(label=label))
        for label, (kind, children) in zip(HEADS[1:], cells, strict=True)
    ]
    return html.Tr([head, *shown], role="row")


def _difference(change: Change, indicator: Indicator | None, desktop: Desktop) -> str:
    old, new = digest.number_of(change.old.rstrip("%")), digest.number_of(change.new.rstrip("%"))
    if old is None or new is None or indicator is None or change.table != "observations":
        return "—"
    return _stepped(new - old, indicator, desktop)


def _stepped(step: Decimal, indicator: Indicator, desktop: Desktop) -> str:
    if not step:
        return "数没有变"
    said = difference_words(step, indicator, desktop.language)
    return f"{'增加' if step > 0 else '减少'}{said}"


def _verdicts(change: Change, desktop: Desktop) -> list[Node]:
    """The verdict as it would be, and where it differs the one before."""
    before, after = change.verdict_before, change.verdict_after
    shown: list[Node] = []
    if before and before is not after:
        shown += [parts.chip(before, desktop.language), html.Span("→", className="turn", **aria(label="变为"))]
    if after:
        shown.append(parts.chip(after, desktop.language))
    return shown or ["—"]


def _why(desktop: Desktop, case: Case, number: int, change: Change, name: str) -> Node:
    if change.kind not in NEEDING_REASON:
        return "不用填"
    said = case.draft.reasons.get(reason_key(change), change.reason)
    if not case.editable(desktop):
        return said or "没有写原因"
    return lines(
        f"{name}的更正原因",
        f"reason:{reason_key(change)}",
        identifier=f"reason-{number}",
        value=said,
        hint="必填，会公开",
        unseen=True,
    )
