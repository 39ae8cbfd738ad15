"""An indicator's page: what was promised, what is published, how that was judged, and where it comes from."""

from dash import html
from dash.development.base_component import Component

from dashboard.changes import Change as Entry
from dashboard.model import Indicator
from layouts import charts, digest, pace, parts, words
from layouts.indicator import aside, opening, values, working
from layouts.indicator.dataset import dataset
from layouts.page import Page, shortened
from layouts.view import Change, View


def indicator(view: View, indicator_id: str) -> Page | None:
    """The page of one indicator; None where the dataset has none of that name."""
    row = view.snapshot.indicator_by_id.get(indicator_id)
    if row is None:
        return None
    return Page(
        title=view.language.name(row),
        description=_description(view, row),
        body=html.Div([opening.head(view, row), _content(view, row)]),
        json_ld=dataset(view, row),
    )


def _content(view: View, row: Indicator) -> html.Div:
    grid = html.Div([_main(view, row), aside.aside(view, row)], className="ind__grid")
    return html.Div([*opening.answer(view, row), grid], className="wrap")


def _main(view: View, row: Indicator) -> html.Div:
    """The main column: before the first figure of the plan period, what is known and what is awaited comes first."""
    charted = [charts.chart_block(view, row, table=values.beside_chart(view, row)), *_downloads(view, row)]
    pending = opening.pending(view, row)
    first = [*charted, *pending] if view.current(row).latest else [*pending, *charted]
    rest = [
        working.worked(view, row),
        pace.pace_reader(view, row),
        *working.all_targets(view, row),
        *values.elsewhere(view, row),
        _definition(view, row),
        _revisions(view, row),
    ]
    return html.Div([*first, *rest], className="stack")


def _downloads(view: View, row: Indicator) -> list[Component]:
    """The ways on from a chart: its data, everything for the press, and the three pieces it asks for most."""
    language = view.language
    press = view.href(f"/indicators/{row.indicator_id}/press")
    file = view.file(f"/download/indicators/{row.indicator_id}.csv")
    links = [
        (language.text("媒体使用"), press),
        (language.text("下载数据 CSV"), file),
        (language.text("嵌入"), "#embed"),
        (language.text("配图"), "#picture"),
        (language.text("引用"), "#cite"),
    ]
    hint = language.text("微信里不能直接保存文件：点右上角“…”，选“在浏览器打开”后再下载。")
    return [parts.action_links(links), html.P(hint, className="notice", hidden=True, **parts.data(wx=""))]


def _definition(view: View, row: Indicator) -> html.Section:
    heading = html.H2(view.language.text("指标解释"), className="sub-h")
    return html.Section([heading, html.P(view.language.of(row, "definition"))], className="prose")


def _revisions(view: View, row: Indicator) -> html.Section:
    """When the figures first appeared here, and each change since with old value, new value, reason and day."""
    language = view.language
    lines = [_entry(view, row, change, entry) for change, entry in _entries(view, row)]
    if not any(entry.kind == "corrected" for _, entry in _entries(view, row)):
        lines += _revised(view, row)
    if view.changes:
        lines.append(_first_release(view, row))
    return html.Section([html.H2(language.text("更新和更正记录"), className="sub-h"), html.Ol(lines, className="log")])


def _entries(view: View, row: Indicator) -> list[tuple[Change, Entry]]:
    """What releases changed about an indicator, the latest first."""
    return [
        (change, entry) for change in view.changes for entry in change.entries if entry.indicator_id == row.indicator_id
    ]


def _entry(view: View, row: Indicator, change: Change, entry: Entry) -> html.Li:
    language = view.language
    told: list[parts.Node] = [html.B(digest.kind_word(entry.kind, language)), language.text("　")]
    if period := digest.period_words(entry, row, language):
        told += [period, " "]
    told.append(digest.values_said(view, entry))
    if change.kind == "withdrawal":
        told += [" ", language.text("撤回。"), *digest.why(change.reason, language)]
    elif reason := digest.reason(entry, change, language):
        told += [" ", *reason]
    return html.Li([parts.day(change.published, language, iso=True), html.P(told)])


def _revised(view: View, row: Indicator) -> list[html.Li]:
    """The figures their own source revised; else the promise that corrections will be told here."""
    language = view.language
    revised = [seen for seen in view.snapshot.observations_of(row.indicator_id) if seen.status == "revised"]
    if revised:
        return [
            html.Li([html.Span(language.text("修订")), html.P(values.revision(view, row, seen))]) for seen in revised
        ]
    none = language.text("还没有更正。以后如有更正，会在这里写明原来的数、改后的数和原因。")
    return [html.Li([html.Span(language.text("更正")), html.P(none)])]


def _first_release(view: View, row: Indicator) -> html.Li:
    language = view.language
    first = min(change.published for change in view.changes)
    count = _began_with(view, row)
    with_data = language.plural("收录目标、期限、责任部门和{n}个公布数。", count)
    says = with_data if count else language.text("收录目标、期限和责任部门。还没有数据。")
    heading = html.B(language.text("首次收录"))
    return html.Li([parts.day(first, language, iso=True), html.P([heading, language.text("　"), says])])


def _began_with(view: View, row: Indicator) -> int:
    """How many figures the first release held: those there now, without what came and with what went since."""
    kinds = [
        entry.kind
        for _, entry in _entries(view, row)
        if entry.table == "observations" and view.snapshot.area.area in entry.key.split("|")
    ]
    came = kinds.count("new") + kinds.count("updated")
    return max(0, len(view.snapshot.observations_of(row.indicator_id)) - came + kinds.count("removed"))


def _description(view: View, row: Indicator) -> str:
    """For search engines and share cards: the target, the latest value, up to which day."""
    language, assessment = view.language, view.current(row)
    said = [opening.promise(view, row)]
    if latest := assessment.latest:
        period, value = words.span_words(latest.period, row, language), words.value_words(latest, row, language)
        said.append(language.text("{period}为{value}。", period=period, value=value))
    else:
        said.append(language.text("进展还没有公布。"))
    return shortened((" " if language.code == "en" else "").join(said))
