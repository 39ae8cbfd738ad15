"""What can be downloaded: the release as a whole, each indicator, each table, and where files have their addresses."""

from dash import html

from dashboard import exports
from dashboard.exports import FORMS, INDICATOR_COLUMNS, ROWS_OF_A_WORKBOOK
from dashboard.model import Indicator
from dashboard.tables import TABLES, dataset_files
from layouts import parts
from layouts.dictionary import title_of
from layouts.editions import edition
from layouts.reading import Rows, bullets, prose, text_table
from layouts.view import View

_NAMES = {"csv": "CSV", "xlsx": "XLSX", "json": "JSON"}


def package(view: View) -> parts.Nodes:
    """The release as one ZIP, and what is in it."""
    language = view.language
    said = language.text(
        "一个压缩包，里面是这个版本的{n}张表（和发布时的文件一字节不差）、中英文说明、数据字典、引用格式，"
        "以及写明每一列类型和校验值的datapackage.json（Frictionless Data Package）。",
        n=len(TABLES),
    )
    link = html.A(
        _package_words(view), href=view.file("/download/package.zip"), className="btn btn--solid", download=""
    )
    return [prose(said), html.P(link)]


def _package_words(view: View) -> str:
    """What the link says, with the size where it does not take long to find out."""
    language = view.language
    if len(view.snapshot.observations) > ROWS_OF_A_WORKBOOK:
        return language.text("下载数据包（ZIP）")
    size = len(exports.package(edition(view), dataset_files(view.snapshot)))
    return language.text("下载数据包（ZIP，约{n} KB）", n=-(-size // 1000))


def indicators(view: View) -> parts.Nodes:
    """Every indicator's file in each format, and the file's columns."""
    language = view.language
    head = [language.text("指标"), language.text("下载")]
    columns: Rows = [[html.Code(column.name), language.of(column, "help")] for column in INDICATOR_COLUMNS]
    return [
        prose(
            language.text(
                "每个指标一个文件，先是公布的数，后是方案的目标，地名和出处直接写在行里，不用再和别的表对。"
                "还没有公布数的，文件里只有目标。"
            )
        ),
        text_table(language.text("按指标下载"), head, [_indicator(view, row) for row in view.snapshot.indicators]),
        html.H3(language.text("指标文件的各列")),
        text_table(language.text("指标文件的各列"), [language.text("列名"), language.text("含义")], columns),
    ]


def _indicator(view: View, row: Indicator) -> list[parts.Node | parts.Nodes]:
    name = view.language.name(row)
    link = html.A(name, href=view.href(f"/indicators/{row.indicator_id}"))
    return [
        [link, html.P(html.Small(_counted(view, row)))],
        _forms(view, f"/download/indicators/{row.indicator_id}", name),
    ]


def _counted(view: View, row: Indicator) -> str:
    """How many values there are, the county's apart from those of other places."""
    language, rows = view.language, view.snapshot
    own = len(rows.observations_of(row.indicator_id))
    places = (area.area for area in rows.areas_observed(row.indicator_id))
    others = sum(len(rows.observations_of(row.indicator_id, place)) for place in places)
    said = language.plural("本县{n}个数", own) if own else language.text("本县尚未公布")
    return said + (language.plural("，别处{n}个数", others) if others else "")


def tables(view: View) -> parts.Nodes:
    """Every table of the dataset in each format."""
    language = view.language
    rows: Rows = [
        [
            html.A(title_of(table, language), href=f"#table-{name}"),
            language.plural("{n}行", 1 if table.pairs else len(getattr(view.snapshot, name))),
            _forms(view, f"/download/tables/{name}", title_of(table, language)),
        ]
        for name, table in TABLES.items()
    ]
    head = [language.text("数据表"), language.text("有多少"), language.text("下载")]
    return [
        prose(language.text("数据集本身的表，互相用编号对应。一张表一个文件。")),
        text_table(language.text("下载数据表"), head, rows),
    ]


def addresses(view: View) -> parts.Nodes:
    """Which addresses change with a publication and which never do."""
    language = view.language
    points: list[parts.Node | parts.Nodes] = [
        language.text("上面的地址总是最新版本：地址不变，内容随发布更新。服务器给出ETag，没有新版本就不用重复下载。"),
        language.text("要一直取同一个版本，用带版本号的地址，内容永远不变。版本号见“更新记录”，写前12位就够。"),
    ]
    if _is_published(view):
        fixed = view.file(f"/download/releases/{view.release_id[:12]}/package.zip")
        points.append([language.text("当前版本的固定地址："), html.A(html.Code(fixed), href=fixed, download="")])
        points.append(
            [
                language.text("指标和表也一样，例如："),
                html.Code(fixed.replace("package.zip", "tables/observations.csv")),
            ]
        )
    points.append(language.text("保存的文件名写着日期和版本号。任何网站的程序都可以直接读取这些地址（CORS）。"))
    return [bullets(*points)]


def elsewhere(view: View) -> parts.Nodes:
    """Where else the data can be had: by programs, and as news of it."""
    language = view.language
    points: list[parts.Node | parts.Nodes] = [html.A(language.text("数据接口"), href=view.href("/data/api"))]
    if _is_published(view):
        points += [
            [language.text("更新订阅："), html.A("Atom", href=view.href("/feed.xml"))],
            [language.text("更新订阅："), html.A("JSON Feed", href=view.href("/feed.json"))],
            [language.text("各项期限的日历："), html.A("ICS", href=view.href("/calendar.ics"))],
        ]
    return [bullets(*points)]


def _is_published(view: View) -> bool:
    """Whether readers can see this: a preview has no release yet, no fixed address and no feed."""
    return bool(view.changes and view.changes[0].release_id)


def _forms(view: View, path: str, name: str) -> html.Span:
    """Short links to a file's formats that tell the ear whose they are."""
    links = [
        html.A([_NAMES[form], parts.hidden(name)], href=view.file(f"{path}.{form}"), download="") for form in FORMS
    ]
    return html.Span(links, className="forms")
