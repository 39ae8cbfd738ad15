"""The description is OpenAPI, and every answer on both datasets is as it says."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient
from jsonschema import Draft202012Validator, FormatChecker
from openapi_spec_validator import OpenAPIV31SpecValidator

from dashboard.language import LANGUAGES
from dashboard.openapi import OPERATIONS, SHAPES, document
from dashboard.publishing import examine, read_folder
from dashboard.routes import api
from dashboard.settings import Settings
from dashboard.tables import TABLES
from layouts.view import Change, View
from tests.builders import view

ROOT = Path(__file__).parents[1]
RELEASE = "ab" * 32


@pytest.fixture(scope="module", params=["data", "data/demo"])
def shown(request: pytest.FixtureRequest) -> View:
    rows = examine(read_folder(ROOT / request.param), today=date(2026, 11, 23))
    history = (Change(RELEASE, date(2026, 11, 1), "", "", kind="first", number=1),)
    as_of = rows.plan.as_of or date(2026, 11, 23)
    return view(rows, as_of=as_of, release_id=RELEASE, changes=history)


@pytest.fixture(scope="module")
def client(shown: View) -> FlaskClient:
    app = Flask(__name__)
    app.register_blueprint(api.blueprint(lambda *_args, **_options: shown, Settings()))
    return app.test_client()


def closed(schema: Any) -> Any:
    """A schema that takes no field it does not name: what is answered and not described is found too."""
    if isinstance(schema, list):
        return [closed(each) for each in schema]
    if not isinstance(schema, Mapping):
        return schema
    strict = {"additionalProperties": False} if isinstance(schema.get("properties"), Mapping) else {}
    return {**{name: closed(each) for name, each in schema.items()}, **strict}


def checked(answer: object, schema: object, description: Mapping[str, Any]) -> list[str]:
    whole = {"components": description["components"], **(schema if isinstance(schema, dict) else {})}
    validator = Draft202012Validator(closed(whole), format_checker=FormatChecker())
    return [f"{error.json_path}: {error.message[:200]}" for error in validator.iter_errors(answer)]


def addresses(shown: View) -> list[tuple[str, str]]:
    """Every address there is with its template: all indicators, and the release."""
    ids = [*shown.snapshot.indicator_by_id]
    return [
        (each.address, each.address.format(indicator_id=name, release=RELEASE))
        for each in OPERATIONS
        for name in (ids if "{indicator_id}" in each.address else ids[:1])
    ]


def test_the_description_is_openapi(client: FlaskClient) -> None:
    description = client.get("/api/v1/openapi.json").json
    assert description
    assert [*OpenAPIV31SpecValidator(description).iter_errors()] == []


def test_every_answer_is_as_described_and_holds_nothing_else(client: FlaskClient, shown: View) -> None:
    description = client.get("/api/v1/openapi.json").json
    assert description
    for template, address in addresses(shown):
        answer = client.get(address)
        content = description["paths"][template]["get"]["responses"]["200"]["content"]["application/json"]
        assert checked(answer.json, content["schema"], description) == [], address


def test_every_example_is_a_real_answer(client: FlaskClient) -> None:
    description = client.get("/api/v1/openapi.json").json
    assert description
    for template, path in description["paths"].items():
        content = path["get"]["responses"]["200"]["content"]["application/json"]
        if template != "/api/v1/openapi.json":
            assert checked(content["example"], content["schema"], description) == [], template


def test_every_error_is_as_described(client: FlaskClient) -> None:
    description = client.get("/api/v1/openapi.json").json
    assert description
    for path in ("/api/v1/plan?x=1&release=zz", "/api/v1/indicators/none", "/api/nowhere"):
        assert checked(client.get(path).json, {"$ref": "#/components/schemas/Problem"}, description) == []
    for response in description["components"]["responses"].values():
        content = response["content"]["application/problem+json"]
        for example in content["examples"].values():
            assert checked(example["value"], content["schema"], description) == []


def test_every_table_is_answered_with_all_its_columns(shown: View) -> None:
    """Who answers for a measure stands with the measure, in the plan's order."""
    told = {shape.table: {field.name for field in shape.fields} for shape in SHAPES if shape.table}
    assert {*told} == {*TABLES} - {"responsibilities"}
    for name, fields in told.items():
        assert {column.name for column in TABLES[name].columns} <= fields


def test_what_a_column_means_is_told_in_the_words_of_the_data_contract(shown: View) -> None:
    schemas: Any = document(shown)["components"]
    for column in TABLES["targets"].columns:
        told = schemas["schemas"]["Target"]["properties"][column.name]["description"]
        assert told == f"{column.help}\n\n{column.help_en}"


@pytest.mark.parametrize("code", ["zh", "en"])
def test_the_description_can_be_had_in_one_language(shown: View, code: str) -> None:
    told: Any = document(shown, languages=[LANGUAGES[code]])
    (chinese, english) = ("一个指标的全部" in str(told["paths"]), "All of one indicator" in str(told["paths"]))
    assert (chinese, english) == (code == "zh", code == "en")


def test_no_value_of_a_parameter_that_is_offered_is_refused(client: FlaskClient) -> None:
    description = client.get("/api/v1/openapi.json").json
    assert description
    for template in ("/api/v1/indicators", "/api/v1/indicators/{indicator_id}/observations"):
        for parameter in description["paths"][template]["get"]["parameters"]:
            for value in parameter["schema"].get("enum", [])[:50]:
                address = template.format(indicator_id="urbanisation_rate")
                assert client.get(f"{address}?{parameter['name']}={value}").status_code == 200
