"""A release for the newsroom: what changed, with sentences and pictures that stay as they were on that day."""

from collections.abc import Sequence

from dash import html
from dash.development.base_component import Component

from dashboard.changes import Change as Entry
from dashboard.language import Language
from dashboard.model import Indicator
from layouts import copying, digest, parts, words
from layouts.embed.subject import Subject
from layouts.freshness import moment_of
from layouts.page import Page, shortened
from layouts.press import citing, illustrations, released, wording
from layouts.press.released import LEAST, newsroom_path, short
from layouts.press.sentences import sentences
from layouts.reading import Chapter, article, prose
from layouts.updates import summary
from layouts.view import Change, View


def newsroom(view: View, name: str) -> Page | None:
    """The page of the release whose id starts with name; None where the view is of no such release."""
    own = released.own(view)
    if not view.frozen or own is None or name != short(view.release_id) or len(name) < LEAST:
        return None
    language = view.language
    heading = language.text("发布稿：{day}", day=language.day(own.published))
    said = summary(view, own)
    trail = [(language.text("更新记录"), "/updates")]
    body = article(view, heading, _chapters(view, own), lede=said, aside=[_facts(view, own)], trail=trail)
    return Page(heading, shortened(said), body)


def _chapters(view: View, own: Change) -> list[Chapter]:
    language, shown = view.language, released.indicators(view, own)
    chapters = [Chapter("changes", language.text("这次发布了什么"), _changes(view, own))]
    if corrected := [entry for entry in own.entries if entry.kind == "corrected"]:
        chapters.append(Chapter("corrections", language.text("更正"), _corrections(view, own, corrected)))
    if shown:
        chapters.append(Chapter("sentences", language.text("现成文字和配图"), [_indicator(view, row) for row in shown]))
    chapters.append(Chapter("cite", language.text("引用这次发布"), _citation(view, own)))
    chapters.append(Chapter("data", language.text("这次发布的数据"), _files(view)))
    return chapters


def _changes(view: View, own: Change) -> list[Component]:
    listed = digest.digest(view, own.entries, release=own)
    return [*_since(view, own), *([html.Div(listed, className="prose")] if listed else [])]


def _since(view: View, own: Change) -> list[Component]:
    """What became of the release since: withdrawn, followed by others, or still the one that readers see."""
    language, later = view.language, view.changes[: view.changes.index(own)]
    if not later:
        return [parts.notice(language.text("这是现在公布的版本。"))]
    newest, following = later[0], later[-1]
    if newest.release_id == own.release_id:
        return [parts.notice(language.text("这是现在公布的版本，{day}恢复。", day=language.day(newest.published)))]
    link = html.A(short(newest.release_id), href=view.href(newsroom_path(newest)))
    if following.kind == "withdrawal":
        told = language.text("这个版本已于{day}撤回，不要再引用。", day=language.day(following.published))
        return [parts.notice([told, *digest.why(following.reason, language), language.text("现在的版本："), link])]
    return [parts.notice([language.text("以后又有更新，引用前请看现在的版本："), link])]


def _corrections(view: View, own: Change, entries: Sequence[Entry]) -> list[Component]:
    """Each correction as a notice to print: of what, from which value to which, why, and where it was published."""
    language = view.language
    heading = language.text("发布稿：{day}", day=language.day(own.published))
    where = f"{heading} {view.absolute(newsroom_path(own))}"
    lines = [correction(view, own, entry, where=where) for entry in entries]
    listed = [
        html.Div(copying.copyable(view, f"correction-{n}", line, label=language.text("复制更正")))
        for n, line in enumerate(lines, 1)
    ]
    return [html.Div(listed, className="use")]


def correction(view: View, release: Change, entry: Entry, *, where: str) -> str:
    """A correction in one sentence: 更正：成武县5G基站（2024年）原为40个，现更正为48个。原因：…。发布稿：…"""
    language, indicator = view.language, view.snapshot.indicator_by_id.get(entry.indicator_id)
    what, place = digest.subject_words(view.snapshot, entry, language), language.name(view.snapshot.area)
    own = indicator and released.is_own(view, entry)
    said = {
        "what": language.text("{place}{name}", place=place, name=what) if own else what,
        "period": digest.period_words(entry, indicator, language),
        "old": digest.amount(entry.old, entry, indicator, language),
        "new": digest.amount(entry.new, entry, indicator, language),
    }
    if said["period"]:
        told = language.text("更正：{what}（{period}）原为{old}，现更正为{new}。", **said)
    else:
        told = language.text("更正：{what}原为{old}，现更正为{new}。", **said)
    gap = " " if language.code == "en" else ""
    return wording.finished(view, indicator, gap.join(filter(None, [told, _reason(release, entry, language), where])))


def _reason(release: Change, entry: Entry, language: Language) -> str:
    """Why, as a sentence: the row's own reason, else in the words of the release, and then named as these."""
    if entry.reason and entry.reason != release.summary:
        said = language.text("原因：{reason}", reason=entry.reason.rstrip("。."))
    elif release.summary:
        said = language.text("本次发布说明：{said}", said=language.of(release, "summary").rstrip("。."))
    else:
        return ""
    return language.text("{said}。", said=said)


def _indicator(view: View, row: Indicator) -> html.Div:
    """One indicator of the release: its sentences and its picture for an article."""
    language, made, name = view.language, sentences(view, row), row.indicator_id
    label, subject, said = language.text("复制文字"), Subject("indicator", name), language.name(row)
    preset = illustrations.presets(view)[0]
    press = view.href(f"/indicators/{name}/press")
    texts = [
        *copying.copyable(view, f"sentence-{name}", made.sentence, label=label, about=said),
        *copying.copyable(view, f"paragraph-{name}", made.paragraph, label=label, about=said),
        html.P(html.A(language.text("这项指标的全部媒体素材（最新）"), href=press, className="more")),
    ]
    seen = [
        illustrations.image(view, subject, preset, title=language.name(row)),
        illustrations.downloads(view, subject, preset),
    ]
    title = html.H3(html.A(language.name(row), href=view.href(f"/indicators/{name}")))
    return html.Div([title, html.Div([html.Div(texts), html.Div(seen, className="pictures")])], className="release-row")


def _citation(view: View, own: Change) -> list[Component]:
    language = view.language
    title = language.text("{day}发布的数据", day=language.day(own.published))
    formal = citing.gb_citation(view, title, view.absolute(newsroom_path(own)))
    cited = copying.copyable(view, "cite-release", formal, label=language.text("复制引用"))
    return [html.Div(html.Div(cited), className="use")]


def _files(view: View) -> list[Component]:
    language = view.language
    package = view.file(f"/download/releases/{view.release_id}/package.zip")
    lede = language.text("整包数据，地址和内容以后都不变。")
    return [prose(lede), parts.action_links([(language.text("下载整包ZIP"), package)])]


def _facts(view: View, own: Change) -> html.Section:
    language, moment = view.language, moment_of(own)
    published = html.Time(f"{moment:%Y-%m-%d %H:%M}", dateTime=moment.isoformat(timespec="minutes"))
    rows: list[tuple[str, parts.Nodes]] = [
        (language.text("发布时间"), [published]),
        (language.text("版本号"), [html.Code(view.release_id, className="wrapped")]),
        (language.text("发布单位"), [language.of(view.settings, "site_name")]),
        (language.text("方案"), [html.Span(parts.marked(words.plan_name(view.snapshot.plan, language), language))]),
    ]
    return parts.facts(language.text("发布信息"), rows)
