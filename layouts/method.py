"""How progress is judged: for citizens in words, for re-users as formulas."""

from dash import html

from dashboard.language import Language
from dashboard.progress import Verdict
from layouts import method_examples, parts, words
from layouts.method_rules import band_words, comparator_rules, pace_rules, verdict_rules
from layouts.page import Page
from layouts.reading import Chapter, Rows, article, bullets, formula, prose, text_table
from layouts.view import View


def method(view: View) -> Page:
    """The method page."""
    language = view.language
    heading = language.text("评价方法：进展怎么判断")
    lede = language.text(
        "每项目标只和它自己的计划比：按时间应该完成多少，公布的数是多少。判断用到的每个数都写在指标页上，谁都可以照着再算一遍。"
    )
    description = language.text("每种状态标记的含义和条件、计算公式、判断界限、例子，以及为什么不用增长率。")
    body = article(view, heading, _chapters(view), lede=lede, aside=[_thresholds(view)])
    return Page(heading, description, body, kind="column")


def _chapters(view: View) -> list[Chapter]:
    language = view.language
    return [
        Chapter("principles", language.text("五条原则"), [_principles(language)]),
        Chapter("verdicts", language.text("状态标记"), _verdicts(view)),
        Chapter("due-by-now", language.text("按时间应该完成多少"), _due_by_now(language)),
        Chapter("ratio", language.text("完成比"), _ratio(view)),
        Chapter("example", language.text("照着算一遍"), method_examples.worked(view)),
        Chapter("comparators", language.text("目标里的字怎么算"), _comparators(view)),
        Chapter("pace", language.text("还需要多快"), _pace(language)),
        Chapter("dates", language.text("日期：截至、期限和推定"), _dates(language)),
        Chapter("numbers", language.text("数和单位"), _numbers(language)),
        Chapter("growth", language.text("为什么不用增长率"), method_examples.growth(view)),
        Chapter("simulated", language.text("演示数据是什么"), _simulated(language)),
    ]


def _principles(language: Language) -> html.Div:
    return bullets(
        language.text("只用已经公布、有出处的数。没有公布就写“待公布”，不用0代替，也不推算。"),
        language.text("没有公布不算落后。期限过了还没有公布，就写明期限已到、结果待公布。"),
        language.text("方案实施以前的数只作起点参考，不算进度。别的地方的数只供对照，不代替本县的数。"),
        language.text("各项目标分开判断，只数每种状态有多少项。不打总分，不求平均，不排名次。"),
        language.text("标记由公布的数和下面的规则算出，不由人挑选。"),
    )


def _verdicts(view: View) -> parts.Nodes:
    language = view.language
    rules = verdict_rules(view.method, language)
    rows: Rows = [
        [
            parts.chip(verdict, language),
            _coded(rules[verdict], verdict, meaning=words.verdict_meaning(verdict, language)),
        ]
        for verdict in Verdict
    ]
    head = [language.text("标记"), language.text("什么时候用，和数据里的代码")]
    return [
        prose(language.text("标记由文字、形状和颜色一起表示，只看其中一样也能认出来。R是完成比，算法见下文。")),
        text_table(language.text("状态标记"), head, rows),
    ]


def _coded(rule: str, code: str, *, meaning: str = "") -> parts.Nodes:
    """A rule with the word that files use for it, and before it what it means in plain words."""
    plain = [html.P(html.B(meaning))] if meaning else []
    return [*plain, html.P(rule), html.Code(code)]


def _due_by_now(language: Language) -> parts.Nodes:
    rules = pace_rules(language)
    rows: Rows = [[name, _coded(rule, code)] for code, (name, rule) in rules.items()]
    head = [language.text("画法"), language.text("到t时应完成的值S(t)，和数据里的代码")]
    return [
        prose(
            language.text(
                "“序时进度”是按月看的：一年过了6个月，应该完成一半。月份只算整月，一个月到最后一天才算过完。"
            ),
            language.text(
                "y是公布的最新值，t是它所属时期的最后一天。y0是起点t0时的值，yT是期限T时的目标值。"
                "e是t0到t的整月数除以t0到T的整月数。"
            ),
            language.text("应完成多少按数据所属的那一天算，不按今天算：旧的数不会只因为时间过去就变成落后。"),
        ),
        text_table(language.text("应完成值的画法"), head, rows),
        html.P(
            language.text(
                "累计值没有起点的，从方案期开始时的0算起。存量和比例没有起点的，画不出应完成值，只写离目标还差多少，到期以前不说它慢。"
            ),
            className="notes",
        ),
    ]


def _ratio(view: View) -> parts.Nodes:
    language = view.language
    return [
        prose(
            language.text(
                "完成比是实际走过的路除以应该走过的路。1就是正好跟上，起点为0、为负数或者越低越好的指标同样适用。"
            )
        ),
        formula("R = (y − y0) ÷ (S(t) − y0)"),
        html.P(
            language.text("应走的路是0（S等于y0）时没有R：公布的数比S好是超序时，相等是达序时，比S差是慢于序时。"),
            className="notes",
        ),
    ]


def _comparators(view: View) -> parts.Nodes:
    language = view.language
    rules = comparator_rules(view.method, language)
    rows: Rows = [[name, _coded(rule, code)] for code, (name, rule) in rules.items()]
    head = [language.text("方案的用词"), language.text("怎样算达到，和数据里的代码")]
    return [
        text_table(language.text("目标的用词"), head, rows),
        html.P(
            language.text("方案写“力争”的是努力方向，照样判断，页面上保留“力争”两个字。"),
            className="notes",
        ),
    ]


def _pace(language: Language) -> parts.Nodes:
    return [
        prose(
            language.text(
                "没有达到目标、期限也没到的，写明从最新的数那天起每月要推进多少，旁边是到那天为止每月推进了多少。"
            )
        ),
        formula(language.text("每月还需 = (yT − y) ÷ t到T的整月数\n每月已有 = (y − y0) ÷ t0到t的整月数")),
        html.P(
            language.text("两个数都用指标自己的单位。点数不够两个、已经达到、已经到期的，不算，并写明原因。"),
            className="notes",
        ),
    ]


def _dates(language: Language) -> parts.Nodes:
    return [
        bullets(
            language.text("“数据截至”是最近一次发布数据的日期；看以前的版本，是那一版的发布日期。"),
            language.text(
                "状态按查看那天计算；看以前的版本，按那一版的发布日期。不是“数据截至”那天的，状态旁边写明。"
                "同一天、同一批数，什么时候看结果都一样。"
            ),
            language.text("期限是目标所在时期的最后一天：“2025年”就是2025年12月31日。"),
            language.text(
                "只有所属时期在起点以后、期限以前结束的数才算这个目标的数；当年完成的目标只看当年。晚公布的数照样算。"
            ),
            language.text("“（推定）”：方案没有给这一项单写日期，按方案期末算。原来写了日期的，不作推定。"),
            language.text("同一指标逐年有目标的，页面上的标记看还没到期的那一个；都到期了，看最后一个。"),
        )
    ]


def _numbers(language: Language) -> parts.Nodes:
    return [
        bullets(
            language.text("数照公布的写：公布几位小数就写几位，公布用万、亿就用万、亿，同一条线上不混用。"),
            language.text("两个百分数相差的，写“个百分点”；两个数相比增减多少的，写“%”。"),
            language.text("本栏目算出来的数（应完成值、完成比、还需要多快）都标明是算出来的，不当作公布的数。"),
            language.text("公布数的单位和指标不同的（如指标用个、公布用万个），照样列出，不参加判断。"),
            language.text("修订过的数用新的那个，旧的数留在已发布的版本里。"),
        )
    ]


def _simulated(language: Language) -> parts.Nodes:
    return [
        prose(
            language.text(
                "为了让人看到有数以后每一页是什么样，另备了一套演示数据：目标是方案里的，数值由程序按固定种子生成，小区叫“示例小区”。"
            ),
            language.text(
                "演示数据单独运行，每一页、每张图、每个下载文件都写明“演示数据”，不和正式数据混在一起，也不能引用。"
            ),
        )
    ]


def _thresholds(view: View) -> html.Section:
    language, method = view.language, view.method
    days = [method.grace_days_monthly, method.grace_days_quarterly, method.grace_days_yearly]
    rows: list[tuple[str, parts.Nodes]] = [
        (words.verdict_word(Verdict.AHEAD, language), [f"R ≥ {method.ahead}"]),
        (words.verdict_word(Verdict.ON_PACE, language), [f"{method.on_pace} ≤ R < {method.ahead}"]),
        (words.verdict_word(Verdict.BEHIND, language), [f"R < {method.on_pace}"]),
        (language.text("“略慢”与“慢得较多”的分界"), [f"R = {method.slightly}"]),
        (language.text("“左右”的范围"), [f"±{band_words(method, language)}%"]),
        (
            language.text("多少天没有新数算待更新（月、季、年）"),
            [language.text("、").join(language.plural("{n}天", each) for each in days)],
        ),
        (language.text("数据截至"), [parts.day(view.data_as_of, language)]),
        (language.text("状态计算日期"), [parts.day(view.as_of, language)]),
    ]
    return parts.facts(language.text("现在用的界限"), rows)
