"""Downloads for re-users, what their files look like, how to cite them, and every source."""

from dataclasses import replace

from dash import html

from dashboard.exports import citation, terms
from dashboard.language import Language
from dashboard.model import Source
from layouts import parts
from layouts.dictionary import dictionary
from layouts.downloads import addresses, elsewhere, indicators, package, tables
from layouts.editions import edition
from layouts.page import Page
from layouts.reading import Chapter, Rows, article, bullets, formula, prose, text_table
from layouts.structured import catalogue
from layouts.view import View


def data(view: View) -> Page:
    """The page for re-users."""
    language = view.language
    heading = language.text("数据下载与说明")
    lede = language.text(
        "本栏目的全部数据都可以下载：方案的目标和分工、公布的数、每个数的出处。每一列是什么意思，下面写全。"
    )
    description = language.text(
        "全部数据表和各指标的CSV、Excel、JSON下载和整个版本的压缩包，每一列的含义，全部来源，以及怎样引用。"
    )
    chapters = [
        Chapter("package", language.text("下载整个版本"), package(view)),
        Chapter("indicators", language.text("按指标下载"), indicators(view)),
        Chapter("tables", language.text("下载数据表"), tables(view)),
        Chapter("addresses", language.text("固定地址和最新地址"), addresses(view)),
        Chapter("elsewhere", language.text("接口和订阅"), elsewhere(view)),
        Chapter("format", language.text("文件格式"), [_format(language)]),
        Chapter("use", language.text("使用和引用"), _use(view)),
        Chapter("dictionary", language.text("数据字典"), dictionary(language)),
        Chapter("sources", language.text("数据来源"), _sources(view)),
    ]
    body = article(view, heading, chapters, lede=lede)
    return Page(heading, description, body, kind="column", json_ld=catalogue(view))


def _format(language: Language) -> html.Div:
    return bullets(
        language.text("CSV，UTF-8编码，带BOM，行尾为CRLF，用Excel或WPS打开不会乱码。"),
        language.text("XLSX，数和日期有类型，数照公布的小数位显示；第二张工作表“说明”写着来源、版本和各列含义。"),
        language.text("JSON，每行一个对象；数写两遍，value是数，value_text是照公布原样的文字，67.0不会变成67。"),
        language.text("三种格式的列名一样，用英文小写，不会变；中文名称和含义见数据字典。"),
        language.text("时期用ISO 8601的写法：2024、2024-H1（上半年）、2024-Q2（二季度）、2024-06、2024-06-30。"),
        language.text("空格子是没有，不是0。数照公布的写，不补、不估、不四舍五入。"),
        language.text(
            "CSV里的文字如果以等号、加号、减号或@开头，前面加一个撇号，免得被表格软件当作公式；数不加。XLSX里是文字的格就是文字，不加。"
        ),
        language.text("演示数据的文件名以“演示数据-”开头，最后多一列simulated，每行都是true。"),
    )


def _use(view: View) -> parts.Nodes:
    language, told = view.language, replace(edition(view), address=view.absolute_file(""))
    return [
        bullets(*terms(language)),
        prose(language.text("按GB/T 7714写的引用格式，方括号里是查阅的日期：")),
        formula(citation(told, language, accessed=view.as_of)),
    ]


def _sources(view: View) -> parts.Nodes:
    language = view.language
    head = [language.text("标题和编号"), language.text("公布单位"), language.text("文号和公布时间")]
    rows: Rows = [_source(row, language) for row in view.snapshot.sources]
    return [
        prose(language.text("本栏目的每个数都来自下面的某一份公开资料。")),
        text_table(language.text("数据来源"), head, rows),
    ]


def _source(row: Source, language: Language) -> list[parts.Node | parts.Nodes]:
    titled = parts.marked(row.title, language)
    title = [html.A(titled, href=row.url)] if row.url else titled
    published = language.period(row.published) if row.published else language.text("公布时间不详")
    document = [html.P(parts.marked(row.document_number, language))] if row.document_number else []
    return [
        [*title, html.P(html.Code(row.source_id))],
        parts.marked(row.publisher, language),
        [*document, html.P(published)],
    ]
