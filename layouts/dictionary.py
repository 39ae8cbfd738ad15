"""The data dictionary, told from the column definitions that read and write the files."""

from collections.abc import Mapping

from dash import html

from dashboard.language import Language
from dashboard.tables import TABLES, Column, ColumnType, Table
from layouts import parts
from layouts.reading import Rows, prose, text_table


def dictionary(language: Language) -> parts.Nodes:
    """Every table and column of the dataset: name, type, the words allowed, meaning."""
    return [
        prose(
            language.text(
                "下面的列名、类型和词，就是本栏目读写这些文件时用的那一份定义。标“主键”的列合起来，一张表里不重复。"
            )
        ),
        *(_table(table, language) for table in TABLES.values()),
    ]


def _table(table: Table, language: Language) -> html.Section:
    head = [language.text("列名"), language.text("类型和含义")]
    rows: Rows = [_column(column, language) for column in table.columns]
    pairs = (
        prose(language.text("这张表每行是一个要素：key列写要素名，value列写内容。各要素如下。"))
        if table.pairs
        else None
    )
    name = f"table-{table.name}"
    caption = language.text("{table}的各列", table=title_of(table, language))
    return html.Section(
        [html.H3([f"{title_of(table, language)} ", html.Code(table.file)]), pairs, text_table(caption, head, rows)],
        id=name,
        className="chapter",
    )


def _column(column: Column, language: Language) -> list[parts.Node | parts.Nodes]:
    title = column.title if language.code == "zh" else column.title_en
    meaning: list[parts.Node] = [html.P(html.Small(_type(column, language))), html.P(language.of(column, "help"))]
    if column.vocabulary:
        meaning.append(html.P(html.Code(" | ".join(column.vocabulary))))
    if column.refers:
        other = TABLES[column.refers]
        link = html.A(title_of(other, language), href=f"#table-{other.name}")
        meaning.append(html.P([language.text("对应"), link]))
    return [[html.Code(column.name), html.P(title)], meaning]


def _type(column: Column, language: Language) -> str:
    marks = [type_words(language)[column.type]]
    if column.key:
        marks.append(language.text("主键"))
    if not column.required:
        marks.append(language.text("可空"))
    return language.text("，").join(marks)


def type_words(language: Language) -> Mapping[ColumnType, str]:
    """What the cells of a column may hold."""
    return {
        "text": language.text("文字"),
        "id": language.text("编号"),
        "url": language.text("网址"),
        "integer": language.text("整数"),
        "number": language.text("数"),
        "boolean": language.text("true或false"),
        "date": language.text("日期"),
        "period": language.text("时期"),
        "choice": language.text("固定的词"),
    }


def title_of(table: Table, language: Language) -> str:
    """A table's name."""
    return table.title if language.code == "zh" else table.title_en
