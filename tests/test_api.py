"""What programs are told: the data as published, every wrong parameter at once, and one shape for every error."""

from dataclasses import replace

import pytest

from dashboard.answers import SHARED_CACHE
from dashboard.settings import Settings
from tests.asked import EARLIER, PUBLISHED, RELEASE, ask, data, server
from tests.builders import (
    action,
    department,
    indicator,
    measure,
    milestone,
    observation,
    plan,
    responsibility,
    snapshot,
    target,
)


def test_a_value_is_a_number_and_beside_it_the_text_as_published() -> None:
    first, second, _ = data("/indicators/base_stations/observations")
    assert (first["value"], first["value_text"]) == (67, "67.0")
    assert (second["value"], second["value_text"]) == (70.5, "70.50")


def test_a_value_comes_with_its_days_place_unit_and_source() -> None:
    own, _, other = data("/indicators/base_stations/observations")
    assert (own["period_start"], own["period_end"], own["unit"]) == ("2024-01-01", "2024-06-30", "个")
    assert (own["area_name"], own["source"]["publisher"]) == ("成武县", "某县统计局")
    assert (other["area_name_en"], other["unit"]) == ("Heze", "万个")


@pytest.mark.parametrize(
    ("kind", "since"), [("annual", "2025-01-01"), ("cumulative", "2024-01-01"), ("level", "2025-06-01")]
)
def test_a_value_says_whether_it_adds_up_and_since_when(kind: str, since: str) -> None:
    rows = snapshot(indicators=[indicator(kind=kind)], observations=[observation(period="2025-06")])
    (told,) = data("/indicators/base_stations/observations", rows)
    assert (told["kind"], told["period_start"], told["period_end"]) == (kind, since, "2025-06-30")


def test_what_is_empty_is_null_and_never_zero() -> None:
    (row,) = data("/indicators", snapshot())
    assert row["latest"] is None
    assert row["unit_en"] is None
    assert row["verdict"] == "not_published"


def test_an_indicator_comes_with_targets_assessments_departments_and_all_its_addresses() -> None:
    rows = replace(PUBLISHED, responsibilities=(responsibility(),))
    whole = data("/indicators/base_stations", rows)
    assert whole["targets"][0]["due"] == "2025-12-31"
    assert whole["assessment"] == whole["targets"][0]["assessment"]
    assert whole["assessment"]["latest"] == {"day": "2024-12-31", "value": 70.5}
    assert [row["area"] for row in whole["observations"]] == ["371723", "371723"]
    assert [(row["short_name"], row["role"]) for row in whole["departments"]] == [("县住建局", "lead")]
    assert {"page", "page_en", "press", "embed", "picture_png", "picture_svg", "csv", "xlsx", "json"} < {
        *whole["links"]
    }


def test_an_indicator_without_a_target_is_told_whole() -> None:
    whole = data("/indicators/base_stations", snapshot(targets=[]))
    assert (whole["targets"], whole["assessment"]["target_period"]) == ([], None)


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("action=industry", ["base_stations"]),
        ("action=goal", ["rate"]),
        ("measure=0", ["rate"]),
        ("department=housing", ["base_stations"]),
        ("verdict=not_published", ["rate"]),
        ("verdict=not_published&action=industry", []),
        ("", ["rate", "base_stations"]),
    ],
)
def test_indicators_are_chosen_by_what_is_asked(query: str, found: list[str]) -> None:
    goal = indicator(indicator_id="rate", measure=0, lead_department="")
    rows = replace(PUBLISHED, indicators=(goal, indicator()), responsibilities=())
    assert [row["indicator_id"] for row in data(f"/indicators?{query}", rows)] == found


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("area=371723", ["2024-06", "2024"]),
        ("from=2024-H2", ["2024"]),
        ("to=2024-06", ["2024-06", "2023"]),
        ("from=2023&to=2023", ["2023"]),
        ("from=2025&to=2020", []),
    ],
)
def test_values_are_chosen_by_place_and_time(query: str, found: list[str]) -> None:
    assert [row["period"] for row in data(f"/indicators/base_stations/observations?{query}")] == found


def test_pages_of_values_hold_together_even_while_something_is_published() -> None:
    first = ask("/indicators/base_stations/observations?limit=2").json
    assert first
    assert (len(first["data"]), first["meta"]["total"]) == (2, 3)
    following = first["meta"]["links"]["next"]
    assert f"release={RELEASE}" in following
    last = ask(following.partition("/api/v1")[2]).json
    assert last
    assert [row["period"] for row in last["data"]] == ["2023"]
    assert "next" not in last["meta"]["links"]


def test_every_answer_says_of_which_release_and_day_it_is() -> None:
    meta = ask("/areas").json["meta"]  # type: ignore[index]
    assert (meta["release"], meta["published"], meta["as_of"]) == (RELEASE, "2025-07-01", "2025-07-15")
    assert (meta["frozen"], meta["simulated"], meta["total"]) == (False, False, 2)
    assert meta["links"]["permanent"].endswith(f"/api/v1/areas?release={RELEASE}")


def test_simulated_data_say_so_in_every_answer() -> None:
    client = server(replace(PUBLISHED, plan=plan(simulated=True))).test_client()
    for row in client.get("/api/v1").json["data"]:  # type: ignore[index]
        meta = client.get(row["address"].format(indicator_id="base_stations", release=RELEASE)).json["meta"]  # type: ignore[index]
        assert meta["simulated"] is True
        assert "演示数据" in meta["notice"]


def test_a_past_release_answers_as_it_was_and_may_be_kept_for_ever() -> None:
    answer = ask(f"/indicators/base_stations?release={EARLIER[:12]}")
    assert answer.json
    assert (answer.json["data"]["observations"], answer.json["meta"]["as_of"]) == ([], "2025-06-01")
    assert "immutable" in answer.headers["Cache-Control"]
    links = answer.json["data"]["links"]
    assert links["observations"].endswith(f"release={EARLIER}")
    assert f"/download/releases/{EARLIER}/" in links["csv"]


def test_a_release_tells_what_it_changed() -> None:
    first, second = data("/releases")
    assert (first["number"], first["counts"]["corrected"], second["kind"]) == (2, 1, "first")
    (change,) = data(f"/releases/{RELEASE[:12]}")
    assert (change["kind"], change["old"], change["new"], change["reason"]) == ("corrected", "39", "40", "笔误")


def test_commitments_and_measures_come_with_who_answers_and_where_they_stand() -> None:
    rows = snapshot(milestones=[milestone()], departments=[department()], measures=[measure()])
    (commitment,) = data("/milestones", rows)
    assert (commitment["verdict"], commitment["action_id"], commitment["due"]) == (
        "not_published",
        "industry",
        "2025-06",
    )
    (own,) = data("/measures", rows)
    assert [row["department_id"] for row in own["departments"]] == ["housing"]
    (body,) = data("/departments", rows)
    assert body["measures"] == [1]
    assert data("/actions", rows)[1]["verdicts"]["not_published"] == 1


def test_a_script_of_another_site_may_ask_and_see_the_tag() -> None:
    preflight = server().test_client().options("/api/v1/plan", headers={"Origin": "https://example.org"})
    assert preflight.status_code == 204
    assert preflight.headers["Access-Control-Allow-Origin"] == "*"
    assert "If-None-Match" in preflight.headers["Access-Control-Allow-Headers"]
    answer = ask("/plan", headers={"Origin": "https://example.org"})
    assert answer.headers["Access-Control-Allow-Origin"] == "*"
    assert "ETag" in answer.headers["Access-Control-Expose-Headers"]


def test_a_copy_that_is_the_same_is_not_sent_again() -> None:
    client = server().test_client()
    first = client.get("/api/v1/plan")
    again = client.get("/api/v1/plan", headers={"If-None-Match": first.headers["ETag"]})
    assert (again.status_code, again.data) == (304, b"")
    assert again.headers["Access-Control-Allow-Origin"] == "*"
    assert first.headers["Cache-Control"] == SHARED_CACHE


def test_the_head_of_an_answer_can_be_had_alone() -> None:
    head = server().test_client().head("/api/v1/plan")
    assert (head.status_code, head.data) == (200, b"")
    assert 'rel="service-desc"' in head.headers["Link"]


def test_addresses_have_the_prefix_of_the_site() -> None:
    settings = Settings(url_prefix="/czh", base_url="https://www.example.gov.cn")
    client = server(settings=settings).test_client()
    rows = client.get("/czh/api/v1/indicators").json["data"]  # type: ignore[index]
    assert rows[0]["links"]["self"] == "https://www.example.gov.cn/czh/api/v1/indicators/base_stations"
    assert client.post("/czh/api/v1").mimetype == "application/problem+json"


def test_a_target_keeps_the_plans_own_decimals() -> None:
    whole = data("/indicators/base_stations", snapshot(targets=[target(value="180.0")], actions=[action(order=1)]))
    assert (whole["targets"][0]["value"], whole["targets"][0]["value_text"]) == (180, "180.0")
