"""Every release: what it changed, what was corrected, how to follow."""

from dash import html

from dashboard.changes import Change as Entry
from dashboard.language import Language
from dashboard.model import Observation
from layouts import digest, parts, words
from layouts.page import Page
from layouts.press.released import newsroom_path, short
from layouts.reading import Chapter, article, bullets, prose
from layouts.view import Change, View


def updates(view: View) -> Page:
    """The page of releases."""
    language = view.language
    heading = language.text("更新记录")
    lede = language.text("每次发布都记在这里，新的在前。发布过的版本都保留，更正以新版本发布。")
    description = language.text("本栏目每次发布的日期和内容，更正过的数和原因，怎样得知更新。")
    chapters = [
        Chapter("releases", language.text("历次发布"), _releases(view)),
        Chapter("corrections", language.text("更正"), _corrections(view)),
        Chapter("follow", language.text("怎样得知更新"), [_follow(view)]),
    ]
    return Page(heading, description, article(view, heading, chapters, lede=lede, aside=[_now(view)]), kind="column")


def _now(view: View) -> html.Section:
    language = view.language
    last = view.changes[0].published if view.changes else None
    rows: list[tuple[str, parts.Nodes]] = [
        (language.text("最近一次发布"), [parts.day(last, language)] if last else []),
        (language.text("现在的版本"), [html.Code(short(view.release_id))]),
    ]
    return parts.facts(language.text("现在的版本"), rows)


def _releases(view: View) -> parts.Nodes:
    if not view.changes:
        return [prose(view.language.text("还没有发布过。"))]
    return [html.Ol([_release(view, change) for change in view.changes], className="feed")]


def _release(view: View, change: Change) -> html.Li:
    language = view.language
    version = language.text("版本{release}", release=short(change.release_id))
    why = [html.P(digest.why(change.reason, language))] if change.reason else []
    listed = digest.digest(view, change.entries, release=change)
    told = [
        html.P(summary(view, change)),
        *why,
        *([listed] if listed else []),
        *([] if view.preview else [html.P([html.Small(version), language.text("　"), _newsroom(view, change)])]),
    ]
    return html.Li([parts.day(change.published, language, iso=True), html.Div(told)])


def _newsroom(view: View, change: Change) -> html.A:
    return html.A(view.language.text("发布稿：现成文字、更正和配图"), href=view.href(newsroom_path(change)))


def summary(view: View, change: Change) -> str:
    """What a release says of itself; the first one is told from the data while it is the only one."""
    language = view.language
    if change.kind == "withdrawal":
        return language.text("撤回：恢复到以前的版本。")
    if said := language.of(change, "summary"):
        return said
    if change is view.changes[-1]:
        return first_release(view) if len(view.changes) == 1 else language.text("首次发布。")
    return digest.counted(change.entries, language) or language.text("数据更新。")


def first_release(view: View) -> str:
    """What the dataset holds, counted."""
    rows = view.snapshot
    own = [row for row in rows.observations if row.area == rows.area.area]
    return view.language.text(
        "首次发布：收录方案的{measures}条举措、{indicators}项指标、{targets}个目标值和{milestones}项没有数字的工程和工作；"
        "本县已公布的数{own}个，其他地方的数{others}个，每个都写明出处。",
        measures=len(rows.measures),
        indicators=len(rows.indicators),
        targets=len(rows.targets),
        milestones=len(rows.milestones),
        own=len(own),
        others=len(rows.observations) - len(own),
    )


def _corrections(view: View) -> parts.Nodes:
    """Corrections as they were published, with their reasons; before these, figures the source itself revised."""
    language = view.language
    corrected = [
        (change, entry)
        for change in view.changes
        if change.kind != "withdrawal"
        for entry in change.entries
        if entry.kind == "corrected"
    ]
    told = {entry.key for _, entry in corrected}
    revised = [row for row in view.snapshot.observations if row.status == "revised" and _key(row) not in told]
    if not corrected and not revised:
        return [prose(language.text("还没有更正过公布的数。"))]
    lines = [_corrected(view, change, entry) for change, entry in corrected]
    return [html.Ul([*lines, *(_correction(view, row) for row in revised)], className="log")]


def _key(row: Observation) -> str:
    return f"{row.indicator_id}|{row.area}|{row.period}"


def _corrected(view: View, change: Change, entry: Entry) -> html.Li:
    return html.Li([parts.day(change.published, view.language, iso=True), html.P(digest.line(view, entry, change))])


def _correction(view: View, row: Observation) -> html.Li:
    language = view.language
    indicator = view.snapshot.indicator_by_id[row.indicator_id]
    link = html.A(language.name(indicator), href=view.href(f"/indicators/{row.indicator_id}"))
    said = language.text("修订为{value}。", value=words.value_words(row, indicator, language))
    return html.Li([html.Span(language.period(row.period)), html.P([link, " ", said, language.of(row, "note")])])


def _follow(view: View) -> html.Div:
    language: Language = view.language
    followed: list[parts.Nodes] = [
        [
            language.text("用阅读器订阅每次发布、更正和撤回："),
            *_addresses(view, ("Atom", "feed.xml"), ("JSON Feed", "feed.json")),
        ],
        [language.text("把各项期限加到自己的日历："), *_addresses(view, ("iCalendar", "calendar.ics"))],
    ]
    data = html.A(language.text("数据下载与说明"), href=view.href("/data"))
    return bullets(
        language.text("把本页存为书签。每次发布都会在上面加一条，写明日期。"),
        *([] if view.preview else followed),  # a draft has no feed
        [language.text("需要成批取数的，见"), data, language.text("：文件地址不变，内容随发布更新。")],
        language.text("每个指标页都写明数据截至哪一天、数从哪里来。"),
    )


def _addresses(view: View, *forms: tuple[str, str]) -> list[parts.Node]:
    """What programs follow, by name, one after the other."""
    links = [html.A(name, href=view.href(f"/{file}")) for name, file in forms]
    said: list[parts.Node] = [piece for link in links for piece in (view.language.text("、"), link)]
    return said[1:]
