"""The README of a data package, in Chinese and then in English."""

from collections.abc import Iterator

from dashboard.exports.edition import Edition
from dashboard.exports.wording import facts
from dashboard.language import CHINESE, ENGLISH, Language
from dashboard.tables import TABLES


def readme(edition: Edition) -> str:
    """What the package is, what each file of it holds, and how to check it."""
    halves = ("\n".join(_half(edition, language)) for language in (CHINESE, ENGLISH))
    return "\n---\n\n".join(halves)


def _half(edition: Edition, language: Language) -> Iterator[str]:
    yield f"# {edition.title(language)}\n"
    for term, words in facts(edition, language):
        yield language.text("- {term}：{words}", term=term, words=words)
    inside, reading = language.text("里面有什么"), language.text("怎样读")
    yield f"\n## {inside}\n"
    for name, words in _contents(edition, language):
        yield f"- `{name}` {words}"
    yield f"\n## {reading}\n"
    for words in reading_rules(language):
        yield f"- {words}"
    yield ""


def _contents(edition: Edition, language: Language) -> Iterator[tuple[str, str]]:
    for table in TABLES.values():
        n = 1 if table.pairs else len(getattr(edition.snapshot, table.name))
        title = table.title if language == CHINESE else table.title_en
        yield table.file, language.text("{title}，{rows}", title=title, rows=language.plural("{n}行", n))
    yield "datapackage.json", language.text("各表各列的类型、主键、外键和校验值（Frictionless Data Package）")
    yield "dictionary.csv, dictionary.md", language.text("数据字典：每一列是什么意思，可以用哪些词")
    yield "CITATION.cff, CITATION.txt", language.text("引用格式")


def reading_rules(language: Language) -> tuple[str, ...]:
    """How the tables of a package are to be read."""
    return (
        language.text(
            "表和发布时的文件一字节不差，UTF-8编码。公式字符没有加撇号，先用程序读，或下载逐个的表用Excel打开。"
        ),
        language.text("时期用ISO 8601的写法：2024、2024-H1（上半年）、2024-Q2（二季度）、2024-06、2024-06-30。"),
        language.text(
            "observations.csv的数怎样算，看indicators.csv的kind：annual是从当年1月起的累计数，"
            "cumulative是从方案期初起的累计数，都含前面各期，不要再相加；level是时期末的存量或占比。"
        ),
        language.text("空格子是没有，不是0。数照公布的写，不补、不估、不四舍五入。"),
        language.text("解压后的文件夹就是一个数据集，可以原样再发布，版本号不变。"),
    )
