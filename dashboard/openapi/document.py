"""The OpenAPI 3.1 description, made from the operations, their parameters and the shapes of their answers."""

from collections.abc import Mapping, Sequence

from dashboard.language import CHINESE, ENGLISH, Language
from dashboard.openapi.answers import DESCRIPTION, DOCUMENTATION, answer
from dashboard.openapi.envelope import FAULT, META, PROBLEM, licence, notice
from dashboard.openapi.fields import Schema, many, ref
from dashboard.openapi.operations import OPERATIONS, Operation
from dashboard.openapi.parameters import Parameter
from dashboard.openapi.problems import (
    FAILED,
    MEDIA_TYPE,
    PROBLEMS,
    ProblemKind,
    problem,
)
from dashboard.openapi.rows import Json
from dashboard.openapi.seen import Seen
from dashboard.openapi.shapes import SHAPES, Shape, schema_of

VERSION = "1.0.0"
BOTH = (CHINESE, ENGLISH)

Languages = Sequence[Language]


def document(seen: Seen, *, languages: Languages = BOTH) -> Json:
    """The description of the whole API, with examples from the release that is seen.

    What it says in words it says in each of the languages, one after another.
    """
    simulated = seen.snapshot.plan.simulated
    title = {"title": "新型城镇化建设进展数据接口", "title_en": "Urbanisation progress data API"}
    return {
        "openapi": "3.1.0",
        "info": {
            "title": " · ".join(title[name] for name in _names("title", languages)),
            "version": VERSION,
            "description": "\n\n".join(notice(each, simulated=simulated) for each in languages),
            "license": {"name": " · ".join(map(licence, languages)), "url": seen.absolute_file("/data")},
        },
        "servers": [{"url": seen.absolute_file("")}],
        "externalDocs": {"url": seen.absolute_file(DOCUMENTATION)},
        "paths": {each.address: {"get": _operation(seen, each, languages)} for each in OPERATIONS}
        | {DESCRIPTION: {"get": _itself(languages)}},
        "components": {
            "schemas": {each.name: _described(each, languages) for each in (*SHAPES, META, PROBLEM, FAULT)},
            "responses": {str(status): _problem(seen, status, languages) for status in _STATUSES},
            "headers": _headers(languages),
        },
    }


_STATUSES = (400, 404, 500, 503)


def _names(field: str, languages: Languages) -> list[str]:
    return [field if language.code == "zh" else f"{field}_en" for language in languages]


def _joined(words: Mapping[str, str], field: str, languages: Languages) -> str:
    return "\n\n".join(words[name] for name in _names(field, languages))


def told(row: object, field: str, languages: Languages) -> str:
    """A row's words in each language, paragraph by paragraph."""
    return "\n\n".join(language.of(row, field) for language in languages)


def _operation(seen: Seen, operation: Operation, languages: Languages) -> Json:
    missing = ("404",) if any(each.name in {"release", "indicator_id"} for each in operation.takes) else ()
    errors = {status: {"$ref": f"#/components/responses/{status}"} for status in ("400", *missing, "500", "503")}
    return {
        "operationId": operation.name,
        "summary": told(operation, "title", languages).replace("\n\n", " · "),
        "parameters": [_parameter(seen, each, languages) for each in operation.takes],
        "responses": {"200": _answer(seen, operation, languages), "304": _unchanged(languages), **errors},
    }


def _parameter(seen: Seen, parameter: Parameter, languages: Languages) -> Json:
    example: object = parameter.example(seen)[0]
    return {
        "name": parameter.name,
        "in": parameter.where,
        "required": parameter.where == "path",
        "description": told(parameter, "help", languages),
        "schema": parameter.schema(seen),
        "example": int(str(example)) if parameter.whole else example,
    }


def _answer(seen: Seen, operation: Operation, languages: Languages) -> Json:
    data = many(ref(operation.shape)) if operation.listed else ref(operation.shape)
    schema: Schema = {
        "type": "object",
        "properties": {"data": data, "meta": ref("Meta")},
        "required": ["data", "meta"],
    }
    return {
        "description": told(operation, "title", languages),
        "headers": {name: {"$ref": f"#/components/headers/{name}"} for name in _headers(languages)},
        "content": {"application/json": {"schema": schema, "example": example(seen, operation)}},
    }


def example(seen: Seen, operation: Operation) -> Json:
    """A real answer of the release that is seen, its lists cut to the first of each."""
    asked = {each.name: each.example(seen)[0] for each in operation.takes if each.where == "path"}
    made = answer(seen, operation, asked)
    return {"data": _cut(made["data"]), "meta": made["meta"]}


def _cut(data: object) -> object:
    if isinstance(data, list):
        return [_cut(each) for each in data[:1]]
    return {name: _cut(each) for name, each in data.items()} if isinstance(data, dict) else data


def _unchanged(languages: Languages) -> Json:
    words = {"help": "和您已有的一样（If-None-Match）。", "help_en": "As in your copy (If-None-Match)."}
    return {"description": _joined(words, "help", languages)}


def _itself(languages: Languages) -> Json:
    words = {"help": "这份说明，OpenAPI 3.1", "help_en": "This description, OpenAPI 3.1"}
    schema = {"type": "object", "required": ["openapi", "info", "paths", "components"]}
    return {
        "operationId": "openapi",
        "summary": _joined(words, "help", languages).replace("\n\n", " · "),
        "parameters": [],
        "responses": {
            "200": {
                "description": _joined(words, "help", languages),
                "headers": {name: {"$ref": f"#/components/headers/{name}"} for name in _headers(languages)},
                "content": {"application/json": {"schema": schema}},
            },
            "304": _unchanged(languages),
            **{status: {"$ref": f"#/components/responses/{status}"} for status in ("400", "500", "503")},
        },
    }


def _headers(languages: Languages) -> Json:
    etag = {"help": "这份内容的标签，用于If-None-Match。", "help_en": "Tag of the content, for If-None-Match."}
    origin = {"help": "任何网站的程序都可以读。", "help_en": "Scripts of any site may read it."}
    return {
        "ETag": {"description": _joined(etag, "help", languages), "schema": {"type": "string"}},
        "Access-Control-Allow-Origin": {
            "description": _joined(origin, "help", languages),
            "schema": {"type": "string", "const": "*"},
        },
    }


def _problem(seen: Seen, status: int, languages: Languages) -> Json:
    kinds = [kind for kind in PROBLEMS if kind.status == status] or [FAILED]
    return {
        "description": "\n\n".join(told(kind, "title", languages) for kind in kinds),
        "content": {
            MEDIA_TYPE: {
                "schema": ref("Problem"),
                "examples": {kind.name: {"value": _example(seen, kind)} for kind in kinds},
            }
        },
    }


def _example(seen: Seen, kind: ProblemKind) -> Json:
    return problem(kind, seen.absolute_file(""))


def _described(shape: Shape, languages: Languages) -> Schema:
    """A shape's schema with the words of its fields."""
    schema = schema_of(shape)
    words = {field.name: told(field, "help", languages) for field in shape.fields}
    properties = {field.name: dict(field.schema) | {"description": words[field.name]} for field in shape.fields}
    return {**schema, "title": told(shape, "title", languages).replace("\n\n", " · "), "properties": properties}
