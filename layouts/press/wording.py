"""The clauses that sentences for the press are made of. Shares differ in percentage points, others in their unit."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cached_property

from dashboard.language import Language
from dashboard.model import Area, Indicator, Observation, Source, Target
from dashboard.progress import Assessment, Verdict
from dashboard.progress.schedule import known_figures
from layouts import parts, words
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


def wanted(told: Told, target: Target) -> str:
    """A target with its date, in the plan's own words: 到2025年底达到53%左右; 力争到2025年底达到900人次以上."""
    said = told.language.text("{when}{aim}", when=_when(told, target), aim=_aim(told, target))
    return told.language.text("力争{wanted}", wanted=said) if target.stretch else said


def full_plan(told: Told) -> str:
    """The plan by title and number, as a paragraph names it once: 《…方案》（成政发〔2024〕3号）."""
    plan, language = told.view.snapshot.plan, told.language
    return language.text("《{title}》（{number}）", title=language.of(plan, "title"), number=plan.document_number)


def inferred(told: Told) -> str:
    """What （推定） beside a due date means, as a sentence; empty where the plan writes the date."""
    target = told.assessment.target
    if target is None or not target.due_inferred:
        return ""
    return told.language.text("方案没有写明期限，按方案期末算。")


def target_note(told: Told) -> str:
    """What the dataset notes on the target, as a sentence."""
    target = told.assessment.target
    note = told.language.of(target, "note") if target else ""
    return told.language.text("关于这个目标：{note}。", note=note.rstrip("。.")) if note else ""


def previous(told: Told) -> str:
    """How the target before the one that is told came out, where its result is published; else empty."""
    target, language = told.assessment.target, told.language
    judged = told.view.assessments[told.row.indicator_id]
    past = [one for one in judged if one.target and target and one.target.due < target.due]
    if not past or past[-1].target is None or past[-1].latest is None:
        return ""
    last, seen = past[-1], past[-1].latest
    said = {
        "period": words.span_words(seen.period, told.row, language),
        "value": words.value_words(seen, told.row, language) + words.status_words(seen, language),
        "target": str(words.target_words(past[-1].target, told.row, language)),
    }
    if last.verdict is Verdict.ACHIEVED:
        return language.text("此前，{period}为{value}，达到当期目标{target}。", **said)
    if last.verdict is Verdict.MISSED:
        return language.text("此前，{period}为{value}，没有达到当期目标{target}，到期未完成。", **said)
    return ""


def _when(told: Told, target: Target) -> str:
    """By when; what starts from zero each year is wanted within the year, not by its end."""
    language, due = told.language, words.due_words(target, told.row, told.language)
    if told.row.kind == "annual" and target.period.kind == "year":
        return language.text("在{due}", due=due)
    return language.text("到{due}", due=due)


def _aim(told: Told, target: Target) -> str:
    language = told.language
    amount = words.target_words(replace(target, stretch=False), told.row, language)
    if target.comparator == "more_than" or (target.comparator == "at_most" and not target.value):
        return str(amount)
    if target.comparator == "at_least" and target.method == "threshold":
        return str(amount)
    if target.comparator == "at_most":
        return language.text("控制在{amount}", amount=amount)
    return language.text("达到{amount}", amount=amount)


def against(told: Told, seen: Observation, target: Target) -> str:
    """How a figure stands to a target: met, or how far below or above it lies."""
    language, verdict = told.language, told.assessment.verdict
    said = {"wanted": wanted(told, target)}
    if verdict is Verdict.ACHIEVED:
        return language.text("已达到“{wanted}”的目标", **said)
    if seen.value == target.value:
        return words.level_words(said["wanted"], language)
    said["gap"] = words.difference_words(seen.value - target.value, told.row, language)
    if told.row.unit == "%":
        below, above = (
            language.text("比“{wanted}”的目标低{gap}", **said),
            language.text("比“{wanted}”的目标高{gap}", **said),
        )
    else:
        below, above = (
            language.text("比“{wanted}”的目标少{gap}", **said),
            language.text("比“{wanted}”的目标多{gap}", **said),
        )
    return below if seen.value < target.value else above


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


def flagged(view: View, said: str) -> str:
    """A text that leaves this site; where the data are simulated it says so first, whatever part of it is copied."""
    if not view.snapshot.plan.simulated:
        return said
    return view.language.text("【演示数据，不得引用】{said}", said=said)
