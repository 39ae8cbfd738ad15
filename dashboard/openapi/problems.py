"""The kinds of errors, and an error as the one shape they all have (RFC 9457)."""

from collections.abc import Sequence
from dataclasses import dataclass

from dashboard.openapi.answers import DOCUMENTATION
from dashboard.openapi.rows import Json

MEDIA_TYPE = "application/problem+json"


@dataclass(frozen=True, slots=True)
class ProblemKind:
    """One kind of error. name is its anchor on the readable page; help tells when it comes and what to do."""

    name: str
    status: int
    title: str
    title_en: str
    help: str
    help_en: str


BAD_PARAMETERS = ProblemKind(
    "bad_parameters",
    400,
    "参数不对",
    "Wrong parameters",
    "有不认识的参数，或者值不在可用的范围里；errors一次列出全部，各带可用的值。",
    "A parameter is unknown or its value is not one it may have; errors lists them all with what is allowed.",
)
NOT_FOUND = ProblemKind(
    "not_found",
    404,
    "没有这个地址",
    "No such address",
    "接口没有这个地址；near给出相近的。",
    "The API has no such address; near names those that are like it.",
)
UNKNOWN_INDICATOR = ProblemKind(
    "unknown_indicator",
    404,
    "没有这个指标",
    "No such indicator",
    "这一版里没有这个编号的指标；near给出相近的编号。",
    "No indicator of that release has this id; near names ids that are like it.",
)
UNKNOWN_RELEASE = ProblemKind(
    "unknown_release",
    404,
    "没有这个版本",
    "No such release",
    "没有发布过编号这样开头的版本；全部版本见/api/v1/releases。",
    "No release was published whose id begins so; /api/v1/releases lists them all.",
)
METHOD_NOT_ALLOWED = ProblemKind(
    "method_not_allowed",
    405,
    "只能读取",
    "Read only",
    "接口只读，只接受GET、HEAD和OPTIONS。",
    "The API is read only: GET, HEAD and OPTIONS.",
)
FAILED = ProblemKind(
    "failed",
    500,
    "服务器出错",
    "The server failed",
    "请求没有错，是服务器的故障，已经记录，请稍后再试。",
    "Nothing is wrong with the request; the fault is noted here. Please try again later.",
)
UNAVAILABLE = ProblemKind(
    "unavailable",
    503,
    "暂时没有数据",
    "No data for the moment",
    "服务器暂时取不到数据，请稍后再试。",
    "The server cannot reach the data for the moment. Please try again later.",
)

PROBLEMS = (
    BAD_PARAMETERS,
    NOT_FOUND,
    UNKNOWN_INDICATOR,
    UNKNOWN_RELEASE,
    METHOD_NOT_ALLOWED,
    FAILED,
    UNAVAILABLE,
)


def problem(kind: ProblemKind, site: str, *, errors: Sequence[Json] = (), near: Sequence[str] = ()) -> Json:
    """An error of a kind. site is the address of the site with its prefix."""
    return {
        "type": f"{site}{DOCUMENTATION}#{kind.name}",
        "title": kind.title,
        "title_en": kind.title_en,
        "status": kind.status,
        "detail": kind.help,
        "detail_en": kind.help_en,
        "errors": list(errors),
        "near": list(near),
    }


def fault(name: str, given: str, detail: str, detail_en: str, allowed: Sequence[str] = ()) -> Json:
    """One wrong parameter, for the errors of a problem."""
    return {
        "parameter": name[:100],
        "given": given[:100],
        "detail": detail,
        "detail_en": detail_en,
        "allowed": list(allowed),
    }
