"""What stands around the data of every answer, and the one shape of every error."""

from dashboard.language import Language
from dashboard.openapi.fields import ADDRESSES, DATE, TEXT, WHOLE, YES_NO, Field, many, ref
from dashboard.openapi.shapes import Shape


def notice(language: Language, *, simulated: bool) -> str:
    """What readers of the data need to know."""
    if simulated:
        return language.text("演示数据：数值、阶段和小区都是虚构的，只用来看各种状态，不能引用")
    return language.text("本栏目数据为部门工作进度数据，不作为统计数据使用；统计数据以统计部门公布为准。")


def licence(language: Language) -> str:
    """Terms of use, as far as they are decided."""
    return language.text("可以查阅、下载和引用，请写明出处和数据截至日期；加工过的，说明是自己加工的。")


META = Shape(
    "Meta",
    "关于这份答复",
    "About the answer",
    (
        Field("release", TEXT, "数据的版本编号。", "Id of the release the data are of."),
        Field(
            "published",
            DATE,
            "这一版发布的日期，页面上写作“数据截至”（演示数据除外，它写的是as_of）。",
            "Day that release was published: what pages call “Data as of”; for simulated data that is as_of.",
        ),
        Field(
            "as_of",
            DATE,
            "状态按哪一天计算：取数的那一天；指定版本时是它首次发布的那一天；演示数据是固定的一天。",
            "Day statuses are worked out on: the day of the answer; where a release was asked for, the day that was "
            "first published; for simulated data a fixed day.",
        ),
        Field(
            "frozen", YES_NO, "true：按版本编号取的，永远不变。", "true: asked for by its release, and never changes."
        ),
        Field("simulated", YES_NO, "true：演示数据，不能引用。", "true: simulated data, not to be quoted."),
        Field("notice", TEXT, "读者需要知道的。", "What readers need to know, in Chinese."),
        Field("notice_en", TEXT, "读者需要知道的（英文）。", "What readers need to know, in English."),
        Field("licence", TEXT, "怎样可以使用。", "Terms of use, in Chinese."),
        Field("licence_en", TEXT, "怎样可以使用（英文）。", "Terms of use, in English."),
        Field("total", WHOLE, "全部有多少个（不是列表的为1）。", "How many there are in all; 1 where it is no list."),
        Field(
            "links",
            ADDRESSES,
            "完整的网址：本答复（self）、这一版的不变地址（permanent）、说明（documentation、description）、下一页（next）。",
            "Whole addresses: this answer (self), this release for ever (permanent), documentation, next page (next).",
        ),
    ),
)

FAULT = Shape(
    "Fault",
    "一个不对的参数",
    "One wrong parameter",
    (
        Field("parameter", TEXT, "参数名。", "Its name."),
        Field("given", TEXT, "收到的值。", "What was given."),
        Field("detail", TEXT, "哪里不对。", "What is wrong, in Chinese."),
        Field("detail_en", TEXT, "哪里不对（英文）。", "What is wrong, in English."),
        Field(
            "allowed",
            many(TEXT),
            "可用的值；不认识的参数，则是可用的参数名。",
            "Values it may have; of an unknown parameter, the names there are.",
        ),
    ),
)

PROBLEM = Shape(
    "Problem",
    "错误",
    "Error",
    (
        Field("type", {"type": "string", "format": "uri-reference"}, "错误种类的网址。", "Address of the kind."),
        Field("title", TEXT, "错误种类。", "The kind of error, in Chinese."),
        Field("title_en", TEXT, "错误种类（英文）。", "The kind of error, in English."),
        Field("status", WHOLE, "HTTP状态码。", "The HTTP status."),
        Field("detail", TEXT, "这一次是什么错、怎么改。", "What went wrong and what to do, in Chinese."),
        Field("detail_en", TEXT, "这一次是什么错、怎么改（英文）。", "What went wrong and what to do, in English."),
        Field("errors", many(ref("Fault")), "所有不对的参数，一次列全。", "All wrong parameters at once."),
        Field("near", many(TEXT), "相近的名称或地址。", "Names or addresses that are near."),
    ),
)
