"""Downloads for re-users, what their files look like, how to cite them, and every source."""

from collections.abc import Mapping

from dash import html

from dashboard.language import Language
from dashboard.model import Area, Indicator, Source
from dashboard.tables import TABLES
from layouts import parts
from layouts.dictionary import dictionary, title_of
from layouts.page import Page
from layouts.reading import Chapter, Rows, article, bullets, formula, prose, text_table
from layouts.view import View


def data(view: View) -> Page:
    """The page for re-users."""
    language = view.language
    heading = language.text("数据下载与说明")
    lede = language.text(
        "本栏目的全部数据都可以下载：方案的目标和分工、公布的数、每个数的出处。每一列是什么意思，下面写全。"
    )
    description = language.text(
        "全部数据表和各指标的CSV下载，每一列的名称、类型、可用的词和含义，全部来源，以及怎样引用。"
    )
    chapters = [
        Chapter("tables", language.text("下载数据表"), [_tables(view)]),
        Chapter("indicators", language.text("按指标下载"), _indicators(view)),
        Chapter("format", language.text("文件格式"), [_format(language)]),
        Chapter("use", language.text("使用和引用"), _use(view)),
        Chapter("dictionary", language.text("数据字典"), dictionary(language)),
        Chapter("sources", language.text("数据来源"), _sources(view)),
    ]
    return Page(heading, description, article(view, heading, chapters, lede=lede), kind="column")


def _tables(view: View) -> html.Div:
    language = view.language
    rows: Rows = [
        [
            html.A(title_of(table, language), href=f"#table-{name}"),
            language.plural("{n}行", 1 if table.pairs else len(getattr(view.snapshot, name))),
            _download(view, f"/download/tables/{table.file}", table.file),
        ]
        for name, table in TABLES.items()
    ]
    head = [language.text("数据表"), language.text("有多少"), language.text("下载")]
    return text_table(language.text("下载数据表"), head, rows)


def _download(view: View, path: str, text: str) -> html.A:
    return html.A(text, href=view.file(path), download="")


def _indicators(view: View) -> parts.Nodes:
    language, rows = view.language, view.snapshot
    lines: list[list[parts.Node | parts.Nodes]] = []
    for row in rows.indicators:
        own = len(rows.observations_of(row.indicator_id))
        others = sum(len(rows.observations_of(row.indicator_id, area.area)) for area in _others(view, row))
        page = html.A(language.name(row), href=view.href(f"/indicators/{row.indicator_id}"))
        ours = str(own) if own else parts.absent(language)
        theirs = str(others) if others else parts.absent(language, language.text("本栏目未收录"))
        lines.append([page, ours, theirs, _indicator_file(view, row)])
    head = [language.text("指标"), language.text("本县的数"), language.text("别处的数"), language.text("下载")]
    return [
        prose(
            language.text(
                "每个指标一个文件，先是公布的数，后是方案的目标，地名和出处直接写在行里，不用再和别的表对。"
                "还没有公布数的，文件里只有目标。"
            )
        ),
        text_table(language.text("按指标下载"), head, lines),
        html.H3(language.text("指标文件的各列")),
        text_table(
            language.text("指标文件的各列"),
            [language.text("列名"), language.text("含义")],
            [[html.Code(name), meaning] for name, meaning in indicator_columns(language).items()],
        ),
    ]


def _others(view: View, row: Indicator) -> tuple[Area, ...]:
    return view.snapshot.areas_observed(row.indicator_id)


def _indicator_file(view: View, row: Indicator) -> html.A:
    """A short link that tells the ear which indicator it is for."""
    path = view.file(f"/download/indicators/{row.indicator_id}.csv")
    return html.A(["CSV", parts.hidden(view.language.name(row))], href=path, download="")


def indicator_columns(language: Language) -> Mapping[str, str]:
    """The columns of an indicator's file and their meaning."""
    return {
        "row": language.text("observation 公布的数，target 方案的目标。"),
        "area": language.text("地区代码，六位行政区划代码；全国为000000。"),
        "area_name": language.text("地区名称。"),
        "period": language.text("公布的数所属的、或目标要在其末尾前达到的年、半年、季、月或日。"),
        "value": language.text("公布的数或目标的数，小数位照原样。"),
        "unit": language.text("单位，照公布时的写法。"),
        "status": language.text("final 最终，provisional 初步，revised 修订；目标行为空。"),
        "source": language.text("公报、年鉴或文件的标题。"),
        "publisher": language.text("谁公布的。"),
        "note": language.text("需要知道的口径或限制。"),
        "comparator": language.text("怎样算达到，可用的词见数据字典的目标表；这一列和后两列只有目标行有。"),
        "stretch": language.text("true 是方案写“力争”的。"),
        "due_inferred": language.text("true 是方案没有写明期限，按方案期末算的。"),
    }


def _format(language: Language) -> html.Div:
    return bullets(
        language.text("CSV，UTF-8编码，带BOM，行尾为CRLF，用Excel或WPS打开不会乱码。"),
        language.text("第一行是列名，用英文小写，不会变；中文名称和含义见数据字典。"),
        language.text("时期用ISO 8601的写法：2024、2024-H1（上半年）、2024-Q2（二季度）、2024-06、2024-06-30。"),
        language.text("空格子是没有，不是0。数照公布的写，不补、不估、不四舍五入。"),
        language.text("文字如果以等号、加号、减号或@开头，前面加一个撇号，免得被表格软件当作公式；数不加。"),
        language.text("演示数据的文件名以“演示数据-”开头，最后多一列simulated，每行都是true。"),
        language.text("地址固定，内容随发布更新。服务器给出ETag，没有新版本就不用重复下载。"),
    )


def _use(view: View) -> parts.Nodes:
    language = view.language
    citation = language.text(
        "{organiser}：《新型城镇化建设进展》，版本{release}，数据截至{day}。",
        organiser=language.of(view.settings, "organiser"),
        release=view.release_id[:12],
        day=language.day(view.as_of),
    )
    return [
        bullets(
            language.text("可以查阅、下载和引用，请写明出处和数据截至日期；加工过的，说明是自己加工的。"),
            language.text("这批数据适用哪一种开放许可，由主办单位确定，定下后写在这里。"),
            language.text("每个数有自己的出处。引用时一起写上原来公布的单位，和原文不一致的，以原文为准。"),
            language.text("目标不是数据，方案实施前的数不是进度，“待公布”不是0，请不要这样引用。"),
            language.text("本栏目数据为部门工作进度数据，不作为统计数据使用；统计数据以统计部门公布为准。"),
        ),
        formula(citation),
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
