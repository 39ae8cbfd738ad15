"""What stands under a picture, and how the site is cited: plainly, and in the form of GB/T 7714."""

from dashboard.model import Indicator
from layouts import charts, parts, words
from layouts.editions import edition
from layouts.embed.subject import Options, Subject
from layouts.embed.subject import address as embed_address
from layouts.press import aims, released, wording
from layouts.press.released import newsroom_path, short
from layouts.press.wording import Told
from layouts.view import View


def caption(view: View, row: Indicator) -> str:
    """The line under a picture: what is drawn, for which periods, whose figures, up to which day."""
    told, language = Told(view, row), view.language
    said = [_drawn(told)]
    if target := told.assessment.target:
        document = parts.document_words(view, row.measure)
        said.append(
            language.text("目标：{wanted}（{document}）。", wanted=aims.wanted(told, target), document=document)
        )
    said.append(language.text("{said}。", said=wording.origin(told, *charts.subject_of(view, row).drawn)))
    return wording.finished(view, row, wording.joined(told, said))


def _drawn(told: Told) -> str:
    language, figures = told.language, told.figures
    said = {"subject": wording.subject(told), "unit": language.of(told.row, "unit")}
    if not figures:
        return language.text("图：{subject}（单位：{unit}），图上只有目标，结果待公布。", **said)
    first, last = (words.span_words(seen.period, told.row, language) for seen in (figures[0], figures[-1]))
    if len(figures) == 1:
        return language.text("图：{subject}（单位：{unit}），{period}公布数。", period=last, **said)
    return language.text("图：{subject}（单位：{unit}），{first}至{last}公布数。", first=first, last=last, **said)


def citation(view: View, row: Indicator) -> str:
    """The figure as a plain citation: the county government keeps the page, whoever published the figure made it."""
    said = view.language.text(
        "《{name}》，{owner}“新型城镇化建设进展”栏目，版本{release}，数据截至{day}。",
        owner=view.language.of(view.settings, "site_name"),
        name=view.language.name(row) if view.language.code == "zh" else view.language.quoted(row),
        release=view.release_id[:12],
        day=view.language.day(edition(view).day),
    )
    address = where(view, row)
    gap = " " if view.language.code == "en" else ""
    return wording.flagged(view, gap.join(part for part in (said, _original(view, row), address) if part))


def where(view: View, row: Indicator) -> str:
    """Where what is cited can be read for ever: on the page of its release, else in the embed held to that release.

    The page tells only of what the release changed. Before anything is published it is the indicator's own page.
    """
    path, brought = f"/indicators/{row.indicator_id}", released.own(view)
    if view.preview or brought is None:
        return view.absolute(path)
    if row in released.indicators(view, brought):
        return view.absolute(newsroom_path(brought))
    held = Options(lang=view.language.code, release=short(view.release_id))
    return embed_address(view, Subject("indicator", row.indicator_id), held)


def _original(view: View, row: Indicator) -> str:
    """Who published the county's latest figure and in what; empty where there is none."""
    seen = view.snapshot.observations_of(row.indicator_id)
    if not seen:
        return ""
    source, language = view.snapshot.source_by_id[seen[-1].source_id], view.language
    title = language.nested(source.title)
    return language.text("原始来源：{publisher}《{title}》。", publisher=source.publisher, title=title)


def gb_citation(view: View, title: str, address: str) -> str:
    """An electronic resource as GB/T 7714-2015 has it: who runs the site, title, [EB/OL], (changed)[read], address.

    Changed is the day the release was first published, read the day of the view; both are a simulated dataset's own.
    """
    said = view.language.text(
        "{owner}. {title}：{site}（版本{release}）[EB/OL]. ({changed})[{read}]. {address}.",
        owner=view.language.of(view.settings, "organiser"),
        title=title,
        site=words.site_title(view.snapshot.area, view.language),
        release=view.release_id[:12],
        changed=edition(view).day.isoformat(),
        read=view.as_of.isoformat(),
        address=address,
    )
    return wording.flagged(view, said)
