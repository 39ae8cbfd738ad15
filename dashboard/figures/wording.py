"""What is said around a chart, from the same data: the finding over it, its measure, how to read it, its text form."""

from datetime import date

from dashboard.figures.awaiting import awaits
from dashboard.figures.subject import Subject
from dashboard.figures.trend import axis_of
from dashboard.model import Area, Observation
from dashboard.phrases import difference_words, end_words, room_left, rounded, target_words, value_words
from dashboard.progress import Verdict


def headline(subject: Subject) -> str:
    """The finding in one sentence without a full stop: 2010年到2020年，提高13.6个百分点."""
    language, own = subject.language, subject.own
    if not own:
        return language.text("目标已定，进展待公布") if subject.targets else language.text("进展待公布")
    first, last = own[0], own[-1]
    says = {"when": subject.year(last), "value": value_words(last, subject.indicator, language)}
    if subject.assessment.verdict is Verdict.ACHIEVED:
        return _met(subject, last, says)
    if subject.indicator.kind == "annual" and last.period.kind != "year":
        return language.text("截至{when}，当年累计{value}", when=end_words(last.period, language), value=says["value"])
    if subject.indicator.kind == "cumulative":  # a change would leave out what the first period added
        return language.text("截至{when}，累计{value}", when=end_words(last.period, language), value=says["value"])
    if subject.indicator.kind == "annual" or len(own) == 1:
        return language.text("{when}为{value}", **says)
    return _change(subject, first, last)


def _met(subject: Subject, last: Observation, says: dict[str, str]) -> str:
    """That the target is met; where only 左右 makes it so, that too."""
    language, target = subject.language, subject.assessment.target
    percent = room_left(target, last.value, subject.assessment.limit) if target else None
    if percent is None:
        return language.text("{when}达到{value}，已完成目标", **says)
    return language.text(
        "{when}为{value}，“左右”按上下{percent}%看算完成目标", percent=language.number(percent), **says
    )


def computed(subject: Subject) -> str:
    """Whose number the change in the headline is, as a sentence; empty where it tells published ones alone."""
    own = subject.own
    told = subject.indicator.kind == "level" and len(own) > 1 and subject.assessment.verdict is not Verdict.ACHIEVED
    if not told or own[0].value == own[-1].value:
        return ""
    return subject.language.text("首尾两个数的差由本栏目算出。")


def _change(subject: Subject, first: Observation, last: Observation) -> str:
    language = subject.language
    gap = last.value - first.value
    says = {
        "start": subject.year(first),
        "end": subject.year(last),
        "gap": difference_words(gap, subject.indicator, language),
    }
    if not gap:
        return language.text("{start}到{end}，没有变化", **says)
    if subject.indicator.unit == "%":
        up, down = (
            language.text("{start}到{end}，提高{gap}", **says),
            language.text("{start}到{end}，降低{gap}", **says),
        )
    else:
        up, down = (
            language.text("{start}到{end}，增加{gap}", **says),
            language.text("{start}到{end}，减少{gap}", **says),
        )
    return up if gap > 0 else down


def subtitle(subject: Subject, *, lead: str = "") -> str:
    """What is measured and in what unit, and where the vertical axis starts if not at zero."""
    language, indicator = subject.language, subject.indicator
    parts = [lead or language.name(indicator), language.of(indicator, "unit"), cut(subject)]
    if subject.snapshot.plan.simulated:
        parts.append(language.text("演示数据"))
    return language.text("，").join(part for part in parts if part)


def cut(subject: Subject) -> str:
    """Where the vertical axis starts; empty where that is at zero."""
    language, indicator = subject.language, subject.indicator
    if not (subject.own and (axis := axis_of(subject)).cut):
        return ""
    start = rounded(axis.ticks[0], indicator, language) + ("%" if indicator.unit == "%" else "")
    return language.text("纵轴从{start}起", start=start)


def caption(subject: Subject) -> str:
    """How to read the lines: what joins the points, and that a dotted path is no published figure."""
    language = subject.language
    place = language.name(subject.snapshot.area)
    says: list[str] = []
    if len(subject.own) > 1 and all(map(subject.census, subject.own)):
        says.append(
            language.text("本栏目收录到的{place}公布数只有普查年份的，连线表示两次普查之间的变化。", place=place)
        )
    elif len(subject.own) > 1 and not subject.yearly_bars:
        says.append(language.text("圆点是公布数，连线只为看清先后，中间没有推算的数。"))
    target = subject.assessment.target
    start = subject.start_of(target) if target else None
    if subject.own and target and start and not subject.yearly_bars:
        begin = _start_words(subject, start.day)
        end = language.text("{year}年", year=target.due.year)
        says.append(language.text("圆点虚线是由{begin}连到{end}目标的参考路径，不是公布数据。", begin=begin, end=end))
    if not subject.own and awaits(subject):
        says.append(language.text("竖的虚线是还没有公布的年底数的位置，不是数据。"))
    return _joined(says, subject)


def _start_words(subject: Subject, day: date) -> str:
    if (day.month, day.day) == (1, 1):
        return subject.language.text("{year}年初", year=day.year)
    if (day.month, day.day) == (12, 31):
        return subject.language.text("{year}年底", year=day.year)
    return subject.language.text("{year}年", year=day.year)


def alternative(subject: Subject) -> str:
    """The chart in words: each series with its first and last value, the targets, what is not published."""
    language = subject.language
    place, name = language.name(subject.snapshot.area), language.name(subject.indicator)
    says = [language.text("演示数据。")] if subject.snapshot.plan.simulated else []
    if subject.own:
        kind = language.text("柱形图。") if subject.yearly_bars else language.text("折线图。")
        values = _values(subject, subject.own)
        says += [kind, language.text("{place}{name}：{values}。", place=place, name=name, values=values)]
    else:
        says.append(language.text("{place}{name}：图上只有目标，还没有收录到县级数据。", place=place, name=name))
    if subject.targets:
        says.append(language.text("方案目标：{targets}。", targets=_targets(subject)))
    if subject.own and subject.others:
        places = [_last(subject, area, rows[-1]) for area, rows in subject.others]
        says.append(language.text("对照：{places}。", places=language.text("，").join(places)))
    return _joined([*says, *_missing(subject)], subject)


def _values(subject: Subject, rows: tuple[Observation, ...]) -> str:
    """First and last value, and how many there are between them."""
    language = subject.language
    ends = [rows[0], rows[-1]] if len(rows) > 1 else [rows[0]]
    said = [f"{subject.year(row)}{_gap(subject)}{value_words(row, subject.indicator, language)}" for row in ends]
    words = language.text("，").join(said)
    if len(rows) > 2:
        return language.text("{ends}，共{n}个公布数", ends=words, n=len(rows))
    return words


def _targets(subject: Subject) -> str:
    words = (
        f"{subject.due(row.period)}{_gap(subject)}{target_words(row, subject.indicator, subject.language)}"
        for row in subject.targets
    )
    return subject.language.text("，").join(words)


def _last(subject: Subject, area: Area, row: Observation) -> str:
    language = subject.language
    value = value_words(row, subject.indicator, language)
    return language.text("{place}{when}{value}", place=language.name(area), when=subject.year(row), value=value)


def _missing(subject: Subject) -> list[str]:
    """What the reader might look for in vain: figures between the newest one and the due date."""
    language = subject.language
    place, target = language.name(subject.snapshot.area), subject.assessment.target
    if not subject.own or target is None:
        return []
    last = subject.own[-1].period.end
    if last >= target.due or last >= subject.as_of:
        return []
    when = subject.year(subject.own[-1])
    return [language.text("本栏目还没有收录到{place}{when}以后的数。", place=place, when=when)]


def _gap(subject: Subject) -> str:
    return "" if subject.language.code == "zh" else " "


def _joined(sentences: list[str], subject: Subject) -> str:
    return ("" if subject.language.code == "zh" else " ").join(sentences)
