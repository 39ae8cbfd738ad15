"""What the pictures of each subject tell: an indicator, an action area, the communities, the whole site.

facts   the words under every picture
many    subjects of many indicators
"""

from collections.abc import Callable, Sequence
from functools import partial
from itertools import product

from dashboard import drawing, figures
from dashboard.figures import Width
from dashboard.language import LANGUAGES, Language
from dashboard.model import Indicator, Observation, Snapshot
from dashboard.pictures import PRESETS, Card, Picture
from dashboard.pictures.ahead import Job
from dashboard.progress import Assessment, Verdict
from layouts import charts, words
from layouts.indicator.opening import standing
from layouts.pictures.facts import band, foot, target_words
from layouts.pictures.many import action_card, communities_card, site_card
from layouts.view import View

WIDTHS: tuple[Width, ...] = ("picture", "square")


def subjects(snapshot: Snapshot) -> tuple[str, ...]:
    """Everything that has pictures, as it is named in addresses below /charts/."""
    actions = (f"actions/{row.action_id}" for row in snapshot.actions)
    return ("site", *(row.indicator_id for row in snapshot.indicators), "communities", *actions)


def title(view: View, subject: str) -> str:
    """What a subject is called; empty where nothing is named so."""
    language, snapshot = view.language, view.snapshot
    if subject == "site":
        return words.site_title(snapshot.area, language)
    if subject == "communities":
        return language.text("老旧小区改造")
    kind, _, name = subject.rpartition("/")
    known = {"": snapshot.indicator_by_id, "actions": snapshot.action_by_id}.get(kind, {})
    return language.name(known[name]) if name in known else ""


def card(view: View, subject: str, *, charted: bool = True) -> Card | None:
    """What a subject's pictures tell; None where nothing is named so. A draft's say that they are not published.

    charted is false for a picture without the chart, which owes nothing to the sources of other places' figures.
    """
    if subject == "site":
        return site_card(view)
    if subject == "communities":
        return communities_card(view)
    kind, _, name = subject.rpartition("/")
    if kind == "actions" and (action := view.snapshot.action_by_id.get(name)):
        return action_card(view, action)
    indicator = view.snapshot.indicator_by_id.get(name)
    return _indicator(view, indicator, charted=charted) if indicator and not kind else None


def picture(view: View, subject: str, preset: str) -> Picture | None:
    """One picture, drawn as SVG; None where nothing is named so."""
    told = card(view, subject, charted=preset != "cover")
    if told is None:
        return None
    return Picture(view.release_id, view.as_of, subject, preset, view.language.code, PRESETS[preset].draw(told))


def jobs(look: Callable[[str], View]) -> list[Job]:
    """Every picture of the release that look shows, Chinese first."""
    made, first = [], look("zh")
    for code in LANGUAGES:
        view, spoken = look(code), "（英文）" if code == "en" else ""
        for subject, preset in product(subjects(view.snapshot), PRESETS.values()):
            make = partial(_certain, view, subject, preset.name)
            made.append(Job(f"{title(first, subject)}{preset.label}{spoken}", make))
    return made


def _certain(view: View, subject: str, preset: str) -> Picture:
    found = picture(view, subject, preset)
    assert found is not None
    return found


def _indicator(view: View, row: Indicator, *, charted: bool) -> Card:
    language, assessment = view.language, view.current(row)
    latest, seen = assessment.latest, charts.subject_of(view, row)
    word = "" if assessment.verdict is Verdict.NO_PACE else words.verdict_word(assessment.verdict, language)
    status = words.awaited_word(assessment, language) or word
    status += _beside(assessment, row, language)
    source = _publishers(view, seen.drawn if charted else seen.own)
    axis = figures.cut(seen)
    told = foot(view, status=status, source=source, measure=row.measure)
    return Card(
        language=language,
        brand=words.site_title(view.snapshot.area, language),
        title=language.name(row),
        finding=figures.headline(seen),
        address=view.absolute(f"/indicators/{row.indicator_id}"),
        scan=language.text("扫码或长按识别，看最新数据和口径"),
        facts=told,
        number=language.number(latest.value) if latest else "",
        unit=words.unit_words(row, language, observation=latest).strip() if latest else "",
        absent=language.text("尚未公布"),
        when=_when(view, row),
        target=target_words(view, row),
        sentence=_sentence(view, row),
        note=_note(seen),
        axis=axis[:1].upper() + axis[1:],
        charts={width: partial(charts.drawn, seen, width) for width in WIDTHS},
        track=drawing.track(view.snapshot, assessment, language=language, form="card"),
        band=band(view),
    )


def _beside(assessment: Assessment, row: Indicator, language: Language) -> str:
    """What the word of a status needs beside it: that only 左右 makes it true, or a zero, or a limit to be kept."""
    target, latest = assessment.target, assessment.latest
    if assessment.verdict is Verdict.NOT_STARTED:
        return language.text("（公布数是0）")
    if target is None or latest is None:
        return ""
    if target.method == "threshold" and assessment.verdict is Verdict.BEHIND:
        return language.text("（没有守住{limit}）", limit=words.amount_words(target.value, row, language))
    if assessment.verdict is not Verdict.ACHIEVED:
        return ""
    return words.room_words(target, latest.value, assessment.limit, row, language)


def _note(seen: figures.Subject) -> str:
    """What is measured, in what unit, and how to read the chart."""
    subtitle, caption = figures.subtitle(seen), charts.said(seen)
    if not caption:
        return subtitle
    return seen.language.text("{first}。{second}", first=subtitle, second=caption)


def _when(view: View, row: Indicator) -> tuple[str, ...]:
    """What the number is for, and the publication it is taken from."""
    latest = view.current(row).latest
    if latest is None:
        return ()
    period = words.span_words(latest.period, row, view.language) + words.status_words(latest, view.language)
    return period, view.snapshot.source_by_id[latest.source_id].publisher


def _publishers(view: View, seen: Sequence[Observation]) -> str:
    """Who published the figures that are shown; the titles stand on the page."""
    told = (view.snapshot.source_by_id[one.source_id].publisher.split("、") for one in seen)
    return words.names(list(dict.fromkeys(name for names in told for name in names)), view.language)


def _sentence(view: View, row: Indicator) -> str:
    assessment = view.current(row)
    if assessment.verdict is Verdict.BASELINE_ONLY:
        return words.plain_sentence(assessment, row, view.language)
    return standing(view, row)
