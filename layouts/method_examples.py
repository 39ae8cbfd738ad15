"""The method page's examples, worked by the very code that judges the site's figures."""

from collections.abc import Mapping
from datetime import date
from decimal import ROUND_HALF_UP, Decimal

from dash import html

from dashboard.decimals import plain
from dashboard.language import Language
from dashboard.model import Indicator, Observation, Target
from dashboard.periods import parse_period
from dashboard.progress import Assessment, GrowthRatio, Point, assess, eurostat_ratio
from layouts import parts, words
from layouts.reading import prose, text_table
from layouts.view import View

_CUMULATIVE_START = date(2020, 12, 31)


def worked(view: View) -> parts.Nodes:
    """A share that should rise from 40 % to 60 % in two years, looked at after eighteen months."""
    language = view.language
    judged = worked_assessment(view)
    indicator = _share(language)
    steps = words.worked_steps(judged, indicator, language)
    line = [html.Li([html.Span(term, className="lab"), html.B(number)]) for term, number in steps]
    return [
        prose(language.text("一个假设的指标：两年里要把覆盖率从40%提高到60%，过了18个月，公布的是53%。")),
        html.Ol(line, className="worked"),
        html.Ol(_working(judged, language), className="log"),
        html.P(
            [
                parts.chip(judged.verdict, language),
                language.text("　"),
                words.verdict_sentence(judged, indicator, language),
            ]
        ),
    ]


def worked_assessment(view: View) -> Assessment:
    """The verdict on the example, under the thresholds in force."""
    target = Target(
        indicator_id="example",
        period=parse_period("2025"),
        due_inferred=False,
        comparator="reach",
        value=Decimal(60),
        stretch=False,
        baseline_period=parse_period("2023"),
        baseline_value=Decimal(40),
        method="linear",
        note="",
        note_en="",
    )
    published = Observation("example", "", parse_period("2025-06"), Decimal(53), "final", "", "", "", "")
    return assess(
        _share(view.language),
        target,
        (published,),
        date(2025, 7, 15),
        method=view.method,
        targets=(target,),
        plan_start=date(2024, 1, 1),
    )


def _share(language: Language) -> Indicator:
    name = language.text("某项覆盖率")
    return Indicator(
        indicator_id="example",
        measure=0,
        name=name,
        name_en=name,
        unit="%",
        unit_en="%",
        kind="level",
        direction="up",
        decimals=0,
        headline=0,
        comparable=False,
        lead_department="",
        release_authority="department",
        frequency="unspecified",
        definition="",
        definition_en="",
    )


def _working(judged: Assessment, language: Language) -> list[html.Li]:
    """The lines between the numbers and the verdict: share of time, delivery ratio, needed pace."""
    start, latest, target = judged.baseline, judged.latest, judged.target
    if not (start and latest and target and judged.due_by_now and judged.ratio and judged.pace and judged.pace.needed):
        return []
    share = f"e = {judged.elapsed_months} ÷ {judged.total_months}"
    due = f"S = {start.value} + ({target.value} − {start.value}) × e = {_short(judged.due_by_now)}"
    ratio = (
        f"R = ({latest.value} − {start.value}) ÷ ({_short(judged.due_by_now)} − {start.value}) = {_short(judged.ratio)}"
    )
    left = (judged.total_months or 0) - (judged.elapsed_months or 0)
    needed = f"({target.value} − {latest.value}) ÷ {left} = {_short(judged.pace.needed)}"
    so_far = f"({latest.value} − {start.value}) ÷ {judged.elapsed_months} = {_short(judged.pace.so_far or Decimal(0))}"
    lines = [
        (language.text("时间过了"), share),
        (language.text("按时间应到"), due),
        (language.text("完成比"), ratio),
        (language.text("每月还需"), needed),
        (language.text("每月已有"), so_far),
    ]
    return [html.Li([html.Span(term), html.P(html.Code(text))]) for term, text in lines]


def growth(view: View) -> parts.Nodes:
    """The case against growth rates, and how the same figures would score by them."""
    language = view.language
    line, rate = zero_start()
    return [
        prose(
            language.text(
                "有的评价办法用增长率：实际的年均增长率除以达到目标需要的年均增长率。起点很小的时候，这样算几乎什么都“跟得上”。"
            ),
            language.text(
                "例子：五年里要从0做到100，两年后只做到1。按时间应到40，完成比是{line}。"
                "增长率要求起点大于0，把0换成0.001再算，得{rate}，看上去是要求的三倍多。",
                line=_short(line, 3),
                rate=_short(rate.ratio, 1),
            ),
            language.text(
                "所以本栏目用走过的路和应走的路相比。下表把同样的数按欧盟统计局的办法也算一遍，只作对照，不改变标记："
                "95%以上是进展显著，60%到95%是进展中等，0%到60%是进展不足，0%以下是背离目标。"
            ),
        ),
        _cross_check(view),
    ]


def zero_start() -> tuple[Decimal, GrowthRatio]:
    """0 to 100 in five years, at 1 after two: the delivery ratio, and the growth ratio with 0.001 for zero."""
    after_two, after_five = date(2022, 12, 31), date(2025, 12, 31)
    due = Decimal(100) * 2 / 5
    rate = eurostat_ratio(
        Point(_CUMULATIVE_START, Decimal("0.001")), Point(after_two, Decimal(1)), Point(after_five, Decimal(100))
    )
    if rate is None:
        raise ValueError("the growth ratio of the example is defined")
    return Decimal(1) / due, rate


def _cross_check(view: View) -> html.Div:
    language = view.language
    example = worked_assessment(view)
    rows = [_cross_row(_share(language), example, html.Span(language.text("上面的例子")), language)]
    for indicator in view.snapshot.indicators:
        name = html.A(language.name(indicator), href=view.href(f"/indicators/{indicator.indicator_id}"))
        rows += [_cross_row(indicator, each, name, language) for each in view.assessments[indicator.indicator_id]]
    head = [language.text("指标"), language.text("本栏目的标记"), language.text("完成比"), language.text("按增长率算")]
    return text_table(language.text("和增长率办法对照"), head, [row for row in rows if row])


def _cross_row(
    indicator: Indicator, judged: Assessment, name: parts.Node, language: Language
) -> list[parts.Node | parts.Nodes]:
    """A row of the cross-check; nothing where either ratio is not defined."""
    start, latest, target = judged.baseline, judged.latest, judged.target
    if start is None or latest is None or target is None or judged.ratio is None:
        return []
    rate = eurostat_ratio(start, Point(latest.period.end, latest.value), Point(target.due, target.value))
    if rate is None:
        return []
    label = _ratings(language)[rate.rating]
    return [name, parts.chip(judged.verdict, language), _short(judged.ratio), f"{_short(rate.ratio)} {label}"]


def _ratings(language: Language) -> Mapping[str, str]:
    return {
        "significant": language.text("进展显著"),
        "moderate": language.text("进展中等"),
        "insufficient": language.text("进展不足"),
        "moving_away": language.text("背离目标"),
    }


def _short(value: Decimal, decimals: int = 2) -> str:
    """A worked number at a few decimals, without zeros at its end."""
    return f"{plain(value.quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP)):f}"
