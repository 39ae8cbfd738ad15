"""The API for people: what it is, every address, what stands in answers; told from its OpenAPI description."""

import json
import re
from collections.abc import Sequence
from typing import Any

from dash import html

from dashboard.language import Language
from dashboard.openapi import DESCRIPTION, OPERATIONS, PROBLEMS, ROOT, SHAPES, VERSION, Operation, document
from dashboard.tables import TABLES
from layouts import api_examples, parts
from layouts.page import Page
from layouts.reading import Chapter, Rows, article, bullets, prose, text_table
from layouts.view import View

Described = dict[str, Any]
"""A part of the description, as JSON has it."""

_FEW, _FIRST = 10, 3
_CHINESE = re.compile(r"[\u3000-\u303f\u3400-\u9fff\uff00-\uffef]")


def api(view: View) -> Page:
    """The readable page of the API."""
    language = view.language
    told = document(view, languages=[language])
    heading = language.text("数据接口")
    lede = language.text("给程序用的同一批数据：JSON格式，不用注册和密钥，只能读取。这一页由接口的OpenAPI说明生成。")
    description = language.text(
        "全部数据的JSON接口：地址、参数、答复的例子、错误、缓存、版本承诺，以及四种取用的写法。"
    )
    chapters = [
        Chapter("start", language.text("怎样取"), _start(view)),
        Chapter("addresses", language.text("地址"), _addresses(view, told)),
        Chapter("parameters", language.text("参数"), [_parameters(language, told)]),
        Chapter("answers", language.text("答复"), _answers(language, told)),
        Chapter("fields", language.text("答复里的各项"), _fields(view, told)),
        Chapter("errors", language.text("错误"), _errors(language, told)),
        Chapter("caching", language.text("缓存和限度"), [_caching(language)]),
        Chapter("stability", language.text("版本承诺"), [_stability(language)]),
    ]
    return Page(heading, description, article(view, heading, chapters, lede=lede), kind="column")


def block(text: str, *, says: str) -> html.Pre:
    """Code or JSON that scrolls inside itself; says names it to the ear."""
    return html.Pre(html.Code(text), className="code code--wide", tabIndex="0", role="region", **parts.aria(label=says))


def _start(view: View) -> parts.Nodes:
    language = view.language
    shown: list[parts.Node] = [
        bullets(
            [language.text("全部地址的清单："), _opened(view, ROOT, html.Code(ROOT))],
            [language.text("给工具用的OpenAPI 3.1说明："), _opened(view, DESCRIPTION, html.Code(DESCRIPTION))],
            [language.text("只要表格，不写程序："), html.A(language.text("数据下载与说明"), href=view.href("/data"))],
        )
    ]
    for name, code in api_examples.examples(view):
        shown += [html.H3(name), block(code, says=name)]
    note = language.text("WPS表格没有Power Query，请用数据下载与说明页的Excel或CSV文件。")
    return [*shown, html.P(note, className="notes")]


def _addresses(view: View, told: Described) -> parts.Nodes:
    language = view.language
    rows: Rows = [_address(view, each, told["paths"][each.address]["get"]) for each in OPERATIONS]
    head = [language.text("地址"), language.text("给出什么，可用的参数")]
    return [
        prose(language.text("花括号里的换成编号。点开没有花括号的地址，就能看到现在的答复。")),
        text_table(language.text("地址"), head, rows),
    ]


def _address(view: View, operation: Operation, told: Described) -> list[parts.Node | parts.Nodes]:
    language = view.language
    code = _word(operation.address)
    link = code if "{" in operation.address else _opened(view, operation.address, code)
    names = [each["name"] for each in told["parameters"] if each["in"] == "query"]
    return [link, [html.P(told["summary"]), *([html.P(_codes(language, names))] if names else [])]]


def _opened(view: View, address: str, code: html.Code) -> parts.Node:
    """An address to open; a draft has no interface of its own."""
    return code if view.preview else html.A(code, href=view.file(address))


def _word(text: str) -> html.Code:
    """A word of a program, which breaks after a slash or an underscore where it is too long for its line."""
    pieces = re.split(r"(?<=[/_])(?=\w)", text)
    return html.Code([one for piece in pieces for one in (html.Wbr(), piece)][1:])


def _codes(language: Language, words: Sequence[object]) -> parts.Nodes:
    """Words of a program, one after another."""
    pieces = (piece for word in words for piece in (language.text("、"), _word(str(word))))
    return [*pieces][1:]


def _parameters(language: Language, told: Described) -> html.Div:
    found: dict[str, Described] = {}
    for path in told["paths"].values():
        for each in path["get"]["parameters"]:
            if each["in"] == "query" or each["name"] not in found:
                found[each["name"]] = each
    rows: Rows = [
        [_word(name), [html.P(each["description"]), html.P(_allowed(language, each))]] for name, each in found.items()
    ]
    return text_table(language.text("参数"), [language.text("参数"), language.text("含义和可用的值")], rows)


def _allowed(language: Language, parameter: Described) -> parts.Nodes:
    schema = parameter["schema"]
    if words := schema.get("enum"):
        if len(words) <= _FEW:
            return _codes(language, words)
        return [*_codes(language, words[:_FIRST]), language.text("等{count}个", count=len(words))]
    if "maximum" in schema:
        bounds = {"low": schema["minimum"], "high": schema["maximum"], "default": schema["default"]}
        return [language.text("{low}到{high}，不写是{default}", **bounds)]
    return [language.text("例如"), " ", _word(str(parameter["example"]))]


def _answers(language: Language, told: Described) -> parts.Nodes:
    shown: list[parts.Node] = [
        bullets(
            language.text("每个答复都有两项：data是数据，meta说明是哪一版、截至哪一天、是不是演示数据、怎样可以使用。"),
            language.text("数有两种写法：value是JSON的数，value_text是同一个数照公布的写法，保留小数位。"),
            language.text("没有的写null，不是0。日期和时期用ISO 8601的写法：2024-06-30、2024-Q2。"),
            language.text("名称、口径和说明同时给中文和英文，不用另选语言；没有英文的为null。"),
        )
    ]
    if language.code == "en":
        shown.append(prose(language.text("例子里的列表只留第一个，英文页上的中文写成“…”。")))
    else:
        shown.append(prose(language.text("例子是现在的答复，列表只留第一个。")))
    for name in ("/indicators", "/indicators/{indicator_id}/observations"):
        content = told["paths"][ROOT + name]["get"]["responses"]["200"]["content"]
        shown += [html.H3(_word(ROOT + name)), _example(language, content, says=ROOT + name)]
    return shown


def _example(language: Language, content: Described, *, says: str) -> html.Pre:
    shown = next(iter(content.values()))
    example = shown.get("example") or next(iter(shown["examples"].values()))["value"]
    text = json.dumps(_readable(example, language), ensure_ascii=False, indent=2)
    return block(text, says=says)


def _readable(value: object, language: Language) -> object:
    """An example as this page can show it: Chinese words left out of English."""
    if isinstance(value, dict):
        return {name: _readable(each, language) for name, each in value.items()}
    if isinstance(value, list):
        return [_readable(each, language) for each in value]
    return "…" if language.code == "en" and isinstance(value, str) and _CHINESE.search(value) else value


def _fields(view: View, told: Described) -> parts.Nodes:
    language = view.language
    plain = [each for each in SHAPES if not each.extra]
    more = [(each.name, each.table, [field.name for field in each.extra]) for each in SHAPES if each.extra]
    more.append(("Meta", "", [*told["components"]["schemas"]["Meta"]["properties"]]))
    return [
        prose(language.text("来自数据表的各项，名称和含义与数据字典的列相同，这里只写接口另加的。")),
        html.P([language.text("和数据表一样的："), *(_named(view, told, each.name, each.table) for each in plain)]),
        *(_shape(view, told, name, table, extra) for name, table, extra in more),
    ]


def _named(view: View, told: Described, name: str, table: str) -> html.Span:
    """A shape that is a table as it stands."""
    title = told["components"]["schemas"][name]["title"]
    return html.Span([html.A(title, href=f"{view.href('/data')}#table-{table}"), " ", html.Code(name), " "])


def _shape(view: View, told: Described, name: str, table: str, extra: Sequence[str]) -> html.Details:
    """What the API adds to a table, or what it answers with that is of no table."""
    language, schema = view.language, told["components"]["schemas"][name]
    rows: Rows = [[_word(each), schema["properties"][each]["description"]] for each in extra]
    head = [language.text("名称"), language.text("含义")]
    link = html.A(TABLES[table].file, href=f"{view.href('/data')}#table-{table}") if table else None
    columns = [html.P([language.text("数据表的各列："), link])] if table else []
    summary = html.Summary(html.Span([f"{schema['title']} ", _word(name)]))
    return html.Details([summary, *columns, text_table(schema["title"], head, rows)], className="fold")


def _errors(language: Language, told: Described) -> parts.Nodes:
    rows: Rows = [
        [
            html.Span([str(kind.status), " ", _word(kind.name)], id=kind.name),
            [html.P(html.B(language.of(kind, "title"))), html.P(language.of(kind, "help"))],
        ]
        for kind in PROBLEMS
    ]
    names = told["components"]["schemas"]["Problem"]["properties"]
    return [
        prose(
            language.text("所有错误都是同一个样子（RFC 9457，application/problem+json），中英文都有，错处一次列全。")
        ),
        text_table(language.text("错误"), [language.text("状态码和种类"), language.text("什么时候，怎么办")], rows),
        html.H3(language.text("错误答复的各项")),
        text_table(
            language.text("错误答复的各项"),
            [language.text("名称"), language.text("含义")],
            [[_word(name), each["description"]] for name, each in names.items()],
        ),
        _example(language, told["components"]["responses"]["404"]["content"], says=language.text("答复的例子")),
    ]


def _caching(language: Language) -> html.Div:
    return bullets(
        language.text("每个答复都有ETag。下次带上If-None-Match，没有变就只回304，不用重复下载。"),
        language.text("新发布的数最多一分钟后就能取到；更频繁地来问没有用处，隔一分钟以上再问。"),
        language.text("写了release的地址内容永远不变，可以一直留着，适合论文和要能重做的计算。"),
        language.text("列表不分页，只有一个指标的观测值用limit和offset；meta.links.next是下一页的完整网址。"),
        language.text("任何网站上的程序都可以直接读（CORS），不用Cookie。"),
    )


def _stability(language: Language) -> html.Div:
    return bullets(
        language.text("v1已有的地址、参数和各项不会改名、删去或改变含义。现在的版本是{version}。", version=VERSION),
        language.text("会增加：新的地址、参数、项和固定词。请让程序略过不认识的项。"),
        language.text("必须改变含义时另开v2，v1至少再保留一年，并在更新记录里说明。"),
        language.text("数据会更正。要固定，用release；要知道改了什么，看releases。"),
    )
