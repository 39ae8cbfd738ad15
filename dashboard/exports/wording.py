"""What every file says about itself: what it is, of which release, on which terms, how to cite it."""

from datetime import date

from dashboard.exports.edition import Edition
from dashboard.exports.tabulation import Tabulation
from dashboard.language import CHINESE, Language


def terms(language: Language) -> tuple[str, ...]:
    """On what terms the data can be used, as far as that is decided."""
    return (
        language.text("可以查阅、下载和引用，请写明出处和数据截至日期；加工过的，说明是自己加工的。"),
        language.text("这批数据适用哪一种开放许可，由主办单位确定，定下后写在这里。"),
        language.text("每个数有自己的出处。引用时一起写上原来公布的单位，和原文不一致的，以原文为准。"),
        language.text("目标不是数据，方案实施前的数不是进度，“待公布”不是0，请不要这样引用。"),
        language.text("本栏目数据为部门工作进度数据，不作为统计数据使用；统计数据以统计部门公布为准。"),
    )


def citation(edition: Edition, language: Language, *, accessed: date | None = None) -> str:
    """The release in one line, in Chinese after GB/T 7714. accessed is the day it was looked at, None: left open."""
    seen = accessed.isoformat() if accessed else language.text("引用日期")
    said = language.text(
        "{organiser}. {title}[DS/OL]. 版本{release}. ({day})[{seen}].",
        organiser=language.of(edition, "organiser"),
        title=edition.title(language),
        release=edition.short or language.text("未发布"),
        day=edition.day.isoformat(),
        seen=seen,
    )
    return f"{said} {edition.address}/data." if edition.address else said


def facts(edition: Edition, language: Language) -> tuple[tuple[str, str], ...]:
    """What a reader has to know of a release, as terms and what they are."""
    plan = edition.snapshot.plan
    told = [
        (language.text("数据集"), edition.title(language)),
        (language.text("依据"), f"{language.of(plan, 'title')} {plan.document_number}"),
        (language.text("主办单位"), language.of(edition, "organiser")),
        (language.text("数据截至"), edition.day.isoformat()),
        (language.text("版本"), edition.release_id or language.text("未发布")),
        (language.text("数据页"), f"{edition.address}/data" if edition.address else ""),
        (language.text("怎样引用"), citation(edition, language)),
        (language.text("使用条件"), _joined(terms(language), language)),
    ]
    if edition.simulated:
        told.insert(0, (language.text("演示数据"), simulated_words(language)))
    return tuple((term, words) for term, words in told if words)


def simulated_words(language: Language) -> str:
    """What has to be known of a simulated dataset."""
    return language.text("这是演示数据：数和小区都是模拟的，只用来看各种状态的样子，不能引用。")


def meaning(tabulation: Tabulation, edition: Edition, language: Language) -> str:
    """What a file holds: a table's name, or an indicator with its unit and definition."""
    title = tabulation.title if language == CHINESE else tabulation.title_en
    row = edition.snapshot.indicator_by_id.get(tabulation.name)
    if row is None:
        return language.text("数据表：{title}", title=title)
    unit, definition = language.of(row, "unit"), language.of(row, "definition")
    return language.text("{title}（{unit}）：{definition}", title=title, unit=unit, definition=definition)


def _joined(sentences: tuple[str, ...], language: Language) -> str:
    return (" " if language.code == "en" else "").join(sentences)
