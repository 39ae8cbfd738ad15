"""The clauses that sentences for the press are made of. Shares differ in percentage points, others in their unit."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

from dashboard.language import Language
from dashboard.model import Area, Indicator, Observation, Source
from dashboard.progress import Assessment
from dashboard.progress.schedule import known_figures
from layouts import parts, words
from layouts.press import magnitudes
from layouts.view import View


@dataclass(frozen=True)
class Told:
    """An indicator as it is told on the day of a view."""

    view: View
    row: Indicator

    @property
    def language(self) -> Language:
        return self.view.language

    @cached_property
    def assessment(self) -> Assessment:
        return self.view.current(self.row)

    @cached_property
    def latest(self) -> Observation | None:
        """The figure that is told: the one that was judged, else the newest there is."""
        return self.assessment.latest or next(reversed(self.figures), None)

    @cached_property
    def figures(self) -> tuple[Observation, ...]:
        """The county's own figures that can be told together, by period."""
        return self._known(self.view.snapshot.area)

    @cached_property
    def benchmarks(self) -> tuple[tuple[Area, Observation], ...]:
        """Other places' figures of the very period that is told, where another place may be compared at all."""
        if self.latest is None or self.latest.unit not in ("", self.row.unit) or not self.row.comparable:
            return ()
        places = (area for area in self.view.snapshot.areas_observed(self.row.indicator_id) if area.role == "benchmark")
        return tuple((place, seen) for place in places for seen in self._known(place) if self._is_same(seen))

    @cached_property
    def before_plan(self) -> tuple[str, Decimal] | None:
        """Where the plan began from, as (period, value): its own baseline, else the newest figure from before it.

        None where what is told is itself from before, adds up from zero, or is a rise on an earlier year: 38.5% more
        than in 2020 is no rise by 38.5 percentage points.
        """
        if self.row.unit == "%" and not self.row.comparable:
            return None
        start, latest = self.view.snapshot.plan.period_start, self.latest
        if latest is None or self.row.kind != "level" or latest.period.end < start or latest not in self.figures:
            return None
        target = self.assessment.target
        if target and target.baseline_period and target.baseline_value is not None:
            period, value = target.baseline_period, target.baseline_value
            return (self.language.period(period), value) if period.end < start else None
        earlier = [seen for seen in self.figures if seen.period.end < start]
        return (self.language.period(earlier[-1].period), earlier[-1].value) if earlier else None

    @cached_property
    def compared(self) -> tuple[Observation, ...]:
        """The figures of other times and places that a paragraph sets the told one against."""
        start = self.view.snapshot.plan.period_start
        earlier = [seen for seen in self.figures if seen.period.end < start][-1:] if self.before_plan else []
        return (*earlier, *(seen for _, seen in self.benchmarks))

    def _known(self, place: Area) -> tuple[Observation, ...]:
        seen = self.view.snapshot.observations_of(self.row.indicator_id, place.area)
        return known_figures(self.row, seen, self.view.as_of)

    def _is_same(self, seen: Observation) -> bool:
        return self.latest is not None and seen.period == self.latest.period


def subject(told: Told) -> str:
    """What is told of: 成武县常住人口城镇化率."""
    place = told.language.name(told.view.snapshot.area)
    return told.language.text("{place}{name}", place=place, name=told.language.name(told.row))


def standing(told: Told, seen: Observation) -> str:
    """A published figure as a clause: when, of what, how much."""
    language = told.language
    said = {
        "subject": subject(told),
        "value": words.value_words(seen, told.row, language),
        "period": words.span_words(seen.period, told.row, language),
        "end": words.end_words(seen.period, language),
        "remark": words.status_words(seen, language),
    }
    if told.row.kind == "cumulative":
        return language.text("截至{end}，{subject}累计{value}{remark}", **said)
    if told.row.kind == "annual" and seen.period.kind != "year":
        return language.text("截至{end}，{subject}当年累计{value}{remark}", **said)
    return language.text("{period}，{subject}为{value}{remark}", **said)


def full_plan(told: Told) -> str:
    """The plan by title and number, as a paragraph names it once: 《…方案》（成政发〔2024〕3号）."""
    plan, language = told.view.snapshot.plan, told.language
    return language.text("《{title}》（{number}）", title=language.of(plan, "title"), number=plan.document_number)


def since_plan(told: Told) -> str:
    """How far the figure has moved since before the plan, as a sentence; empty where there is no start to compare."""
    language, start = told.language, told.before_plan
    if start is None or told.latest is None:
        return ""
    period, value = start
    change = told.latest.value - value
    said = {
        "period": period,
        "value": words.amount_words(value, told.row, language),
        "gap": words.difference_words(change, told.row, language),
    }
    if not change:
        return language.text("与方案实施前的{period}（{value}）持平。", **said)
    if told.row.unit == "%":
        up, down = (
            language.text("比方案实施前的{period}（{value}）提高{gap}。", **said),
            language.text("比方案实施前的{period}（{value}）降低{gap}。", **said),
        )
    else:
        up, down = (
            language.text("比方案实施前的{period}（{value}）增加{gap}。", **said),
            language.text("比方案实施前的{period}（{value}）减少{gap}。", **said),
        )
    return up if change > 0 else down


def beside_others(told: Told) -> str:
    """How the figure stands to other places' of its period, which is named; empty where none may be compared."""
    language = told.language
    compared = [_beside(told, place, seen) for place, seen in told.benchmarks]
    if told.latest is None or not compared:
        return ""
    return language.text(
        "{period}，{place}{compared}。",
        period=words.span_words(told.latest.period, told.row, language),
        place=language.name(told.view.snapshot.area),
        compared=language.text("，").join(compared),
    )


def _beside(told: Told, place: Area, seen: Observation) -> str:
    language, own = told.language, told.latest.value if told.latest else seen.value
    said = {
        "place": language.name(place),
        "value": words.value_words(seen, told.row, language),
        "gap": words.difference_words(own - seen.value, told.row, language),
    }
    if own == seen.value:
        return language.text("与{place}（{value}）持平", **said)
    if told.row.unit == "%":
        below, above = (
            language.text("比{place}（{value}）低{gap}", **said),
            language.text("比{place}（{value}）高{gap}", **said),
        )
    else:
        below, above = (
            language.text("比{place}（{value}）少{gap}", **said),
            language.text("比{place}（{value}）多{gap}", **said),
        )
    return below if own < seen.value else above


def origin(told: Told, *figures: Observation, computed: bool = False, judged: bool = False) -> str:
    """Who published the figures and in what, and up to which day that is known: the part no quotation leaves out.

    figures are those told beside the one that stands for today; computed says that differences are this site's,
    judged that a status is told, which depends on the day.
    """
    language, sources, worked = told.language, told.view.snapshot.source_by_id, parts.judged_words(told.view)
    named = dict.fromkeys(seen.source_id for seen in (told.latest, *figures) if seen)
    works = language.text("；").join(_work(sources[name], language) for name in named)
    said = [
        language.text("来源：{works}", works=works) if works else "",
        language.text("差额由本栏目算出") if computed else "",
        language.text("数据截至{day}", day=language.day(told.view.data_as_of)),
        language.text("状态{when}", when=worked) if judged and worked else "",
    ]
    return language.text("；").join(filter(None, said))


def _work(source: Source, language: Language) -> str:
    title = language.nested(source.title)
    return language.text("{publisher}《{title}》", publisher=source.publisher, title=title)


def joined(told: Told, sentences: Sequence[str]) -> str:
    """Sentences one after the other."""
    said = filter(None, sentences)
    if told.language.code == "zh":
        return "".join(said)
    return " ".join(f"{sentence[0].upper()}{sentence[1:]}" for sentence in said)


def finished(view: View, row: Indicator | None, said: str) -> str:
    """A text that leaves this site, its English numbers as running text has them. row is what it tells of."""
    if view.language.code == "en":
        said = magnitudes.written_out(magnitudes.said_once(said, row) if row else said)
    return flagged(view, said)


def flagged(view: View, said: str) -> str:
    """A text that leaves this site; where the data are simulated it says so first, whatever part of it is copied."""
    if not view.snapshot.plan.simulated:
        return said
    return view.language.text("【演示数据，不得引用】{said}", said=said)
