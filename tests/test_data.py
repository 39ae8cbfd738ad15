"""The official dataset holds the plan and only what somebody has published.

The tables here were typed from the plan's text, apart from the CSV files, so that a slip in one shows in the other.
"""

from collections import Counter
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from dashboard.model import Snapshot
from dashboard.publishing import examine, read_folder
from dashboard.tables import dataset_files

DATA = Path(__file__).parents[1] / "data"

TARGETS_AND_MILESTONES = {
    0: (1, 0), 1: (1, 0), 2: (3, 3), 3: (2, 6), 4: (0, 0), 5: (2, 1), 6: (0, 6), 7: (0, 0), 8: (0, 0), 9: (2, 0),
    10: (9, 1), 11: (2, 3), 12: (1, 3), 13: (3, 2), 14: (4, 0), 15: (1, 0), 16: (2, 0), 17: (1, 0), 18: (2, 1),
    19: (2, 1), 20: (0, 2), 21: (3, 0), 22: (5, 0), 23: (0, 1), 24: (0, 0), 25: (0, 0), 26: (0, 0), 27: (0, 1),
}  # fmt: skip
"""Rows of targets.csv (a yearly target has two) and of milestones.csv by measure."""

COMMITMENTS = """
urbanisation_rate 2025 about 53 %
industry_clusters 2025 about 1 个
tech_upgrade_projects 2024 about 30 个
tech_upgrade_projects 2025 about 30 个
new_energy_capacity 2025 reach 40 万千瓦
culture_tourism_towns 2025 reach 1 处
rural_tourism_villages 2025 reach 1 处
key_laboratories 2025 more_than 35 家
young_talent 2025 about 3600 人 stretch inferred
towns_60k 2025 reach 1 个 stretch
towns_30k 2025 reach 2 个 stretch
green_building_share 2025 reach 100 %
green_building_area 2025 at_least 180 万平方米
green_materials_enterprises 2025 reach 1 家 inferred
green_materials_ratio 2025 at_least 30 % inferred
prefabricated_share 2025 reach 40 % inferred
prefabrication_rate 2025 at_least 50 % inferred
black_odorous_water 2025 at_most 0 处
sewage_works_upgraded 2025 at_least 50 %
sewage_collection_rate 2025 reach 70 %
iot_terminals 2025 reach 40 万个 inferred
base_stations_5g 2025 at_least 1100 个 inferred
combined_sewers_remaining 2025 at_most 0 公里
security_coverage 2025 reach 100 %
social_work_stations 2025 reach 100 %
sports_area_per_person 2025 at_least 2.7 平方米
urban_jobs 2024 at_least 4700 人
urban_jobs 2025 at_least 4700 人
migrant_training 2024 at_least 900 人次 stretch
migrant_training 2025 at_least 900 人次 stretch
digital_campus 2025 reach 100 %
outpatient_reimbursement 2025 about 50 %
childcare_places 2025 reach 4.8 个
pension_participation 2025 reach 96 %
old_communities 2024 reach 10 个
old_community_households 2024 reach 3161 户
urban_talent_posted 2024 about 150 名
urban_talent_posted 2025 about 150 名
logistics_park 2025 reach 1 处
town_delivery_centres 2025 reach 9 处 inferred
village_logistics_coverage 2025 reach 100 %
school_pairing 2025 reach 100 %
medical_subcentres 2025 about 2 所 stretch
subdistrict_elder_care 2025 reach 100 %
township_elder_care 2025 at_least 60 %
community_day_care 2025 reach 100 %
"""

DEPARTMENTS = {
    1: "县发展和改革局 县工业和信息化局",
    2: "县发展和改革局 县工业和信息化局",
    3: "县发展和改革局 县商务局 县工业和信息化局 县文化和旅游局",
    4: "县住房城乡建设局!",
    5: "县委组织部 县科技局 县人力资源社会保障局",
    6: "县交通运输局 县发展和改革局",
    7: "县发展和改革局 县教育和体育局 县国有资产监督管理局",
    8: "县发展和改革局!",
    9: "县发展和改革局!",
    10: "县综合行政执法局 市生态环境局成武分局 县住房城乡建设局 县水务局",
    11: "县工业和信息化局 县大数据局",
    12: "县住房城乡建设局 县综合行政执法局 县自然资源和规划局 县应急局 县气象局 县水务局 县消防救援支队",
    13: "县委宣传部 县委社会工作部 县委政法委 县文化和旅游局 县教育和体育局 县发展和改革局",
    14: "县人力资源社会保障局!",
    15: "县教育和体育局 县人力资源社会保障局 县自然资源和规划局 县住房城乡建设局 县房产服务中心",
    16: "县卫生健康局 县财政局 县民政局 县医疗保障局 县发展和改革局",
    17: "县人力资源社会保障局 县医疗保障局",
    18: "县自然资源和规划局 县房产服务中心 成武住房公积金管理中心",
    19: "县委组织部 县人力资源社会保障局 县公安局",
    20: "县发展和改革局 县农业农村局 县商务局",
    21: "县发展和改革局 县住房城乡建设局 县综合行政执法局 县交通运输局 市生态环境局成武分局 县商务局 县水务局 县供销社",
    22: "县教育和体育局 县民政局 县人力资源社会保障局 县卫生健康局 县文化和旅游局 县房产服务中心 县发展和改革局",
    23: "县城镇化暨城乡融合发展工作领导小组办公室!",
    24: "县自然资源和规划局!",
    25: "县财政局 县发展和改革局 国家金融监督管理总局成武监管支局",
    26: "县发展和改革局! 县住房城乡建设局 县财政局 县自然资源和规划局 县水务局 市生态环境局成武分局 县行政审批局 "
    "国家金融监督管理总局成武监管支局",
    27: "县发展和改革局! 县统计局! 县公安局 县民政局 县自然资源和规划局 县农业农村局 县委组织部 县委社会工作部",
}
"""In the plan's order; ! marks who is in charge."""

PUBLISHED_ELSEWHERE = """
urbanisation_rate 371700 2010-11-01 35.01
urbanisation_rate 371700 2020-11-01 50.73
urbanisation_rate 370000 2020-11-01 63.05
urbanisation_rate 370000 2022-12-31 64.54
urbanisation_rate 370000 2023-12-31 65.53
urbanisation_rate 000000 2023-12-31 66.16
urbanisation_rate 000000 2024-12-31 67.0
urbanisation_rate 371702 2020-11-01 55.35
urbanisation_rate 371703 2020-11-01 48.49
urbanisation_rate 371721 2020-11-01 43.01
urbanisation_rate 371722 2020-11-01 49.68
urbanisation_rate 371724 2020-11-01 47.87
urbanisation_rate 371725 2020-11-01 47.85
urbanisation_rate 371726 2020-11-01 50.02
urbanisation_rate 371728 2020-11-01 56.17
urbanisation_rate 371771 2020-11-01 85.28
urbanisation_rate 371772 2020-11-01 38.96
industry_clusters 371700 2024 11
base_stations_5g 370000 2024-06 22.4 万个
base_stations_5g 000000 2023-06-30 293.7 万个
sports_area_per_person 370400 2024-12-31 2.45
urban_jobs 370000 2023 124.5 万人
childcare_places 000000 2022-12-31 2.5
childcare_places 000000 2024-12-31 4.08
old_communities 000000 2023-12-31 25 万个
"""


@pytest.fixture(scope="module")
def official() -> Snapshot:
    return examine(read_folder(DATA), today=date(2026, 11, 23))


def lines(text: str) -> list[str]:
    return text.strip().splitlines()


def test_the_files_are_as_the_contract_writes_them(official: Snapshot) -> None:
    assert dataset_files(official) == read_folder(DATA)


def test_the_plan_is_not_simulated(official: Snapshot) -> None:
    plan = official.plan
    assert (plan.document_number, plan.index_number) == ("成政发〔2024〕3号", "113717230044875813/2024-08062")
    assert (plan.issued, plan.period_start, plan.period_end) == (
        date(2024, 7, 4), date(2024, 1, 1), date(2025, 12, 31),
    )  # fmt: skip
    assert not plan.simulated and plan.as_of is None
    assert not [row for row in official.sources if "演示" in row.publisher or "simulated" in row.publisher]


def test_the_plan_has_a_goal_five_areas_and_safeguards_over_27_measures(official: Snapshot) -> None:
    found = {row.action_id: [one.measure for one in official.measures_of(row.action_id)] for row in official.actions}
    assert found == {
        "goal": [],
        "industry_city": [*range(1, 7)],
        "town_upgrade": [*range(7, 10)],
        "urban_renewal": [*range(10, 14)],
        "citizenisation": [*range(14, 19)],
        "urban_rural": [*range(19, 23)],
        "safeguards": [*range(23, 28)],
    }


def test_every_measure_has_all_its_targets_and_milestones(official: Snapshot) -> None:
    targets = Counter(official.indicator_by_id[row.indicator_id].measure for row in official.targets)
    milestones = Counter(row.measure for row in official.milestones)
    assert {number: (targets[number], milestones[number]) for number in range(28)} == TARGETS_AND_MILESTONES
    assert (len(official.indicators), len(official.targets), len(official.milestones)) == (42, 46, 31)


def test_every_target_is_the_plans(official: Snapshot) -> None:
    found = []
    for row in official.targets:
        unit = official.indicator_by_id[row.indicator_id].unit
        marks = [word for word, set_ in (("stretch", row.stretch), ("inferred", row.due_inferred)) if set_]
        found.append(" ".join([row.indicator_id, row.period.text, row.comparator, str(row.value), unit, *marks]))
    assert found == lines(COMMITMENTS)


def test_only_published_or_defined_baselines_stand(official: Snapshot) -> None:
    found = {
        row.indicator_id: (str(row.baseline_period), str(row.baseline_value))
        for row in official.targets
        if row.baseline_period
    }
    assert found == {"urbanisation_rate": ("2020-11-01", "47.47"), "outpatient_reimbursement": ("2020", "0")}


def test_an_inferred_due_date_says_why(official: Snapshot) -> None:
    assert all(row.note and row.note_en for row in official.targets if row.due_inferred)


def test_only_dates_the_plan_names_stand_at_milestones(official: Snapshot) -> None:
    assert {row.milestone_id: str(row.due) for row in official.milestones if row.due} == {
        "major_project_list_2024": "2024",
        "major_project_list_2025": "2025",
        "nb_iot_coverage": "2025",
    }


def test_no_milestone_is_reported(official: Snapshot) -> None:
    assert not [row for row in official.milestones if row.state or row.as_of or row.source_id]


def test_departments_answer_in_the_plans_order(official: Snapshot) -> None:
    def told(measure: int) -> str:
        rows = official.departments_of(measure)
        marks = ["!" if official.role_of(measure, row.department_id) == "lead" else "" for row in rows]
        return " ".join(row.name + mark for row, mark in zip(rows, marks, strict=True))

    assert {row.measure: told(row.measure) for row in official.measures} == DEPARTMENTS


def test_nobody_is_named_in_charge_whom_the_plan_does_not_name(official: Snapshot) -> None:
    named = [row for row in official.indicators if row.lead_department and row.measure]
    assert named
    assert {official.role_of(row.measure, row.lead_department) for row in named} == {"lead"}


def test_the_county_has_two_published_values(official: Snapshot) -> None:
    found = [row for row in official.observations if row.area == official.area.area]
    assert [(row.indicator_id, str(row.period), str(row.value)) for row in found] == [
        ("urbanisation_rate", "2010-11-01", "33.87"),
        ("urbanisation_rate", "2020-11-01", "47.47"),
    ]
    assert "207316" in found[0].note and "612016" in found[0].note


def test_other_places_have_what_was_published_and_nothing_more(official: Snapshot) -> None:
    found = [
        " ".join(filter(None, [row.indicator_id, row.area, str(row.period), str(row.value), row.unit]))
        for row in official.observations
        if row.area != official.area.area
    ]
    assert found == lines(PUBLISHED_ELSEWHERE)


def test_every_value_names_a_publication(official: Snapshot) -> None:
    for row in official.observations:
        source = official.source_by_id[row.source_id]
        assert source.publisher and source.title and (source.published or source.source_id == "census_2010_counties")


def test_a_figure_that_nobody_read_in_the_publication_itself_says_so(official: Snapshot) -> None:
    second_hand = {"shandong_bulletin_2022": "转引", "industry_ministry_2023": "中国新闻网"}
    noted = {row.source_id: row.note for row in official.observations if row.source_id in second_hand}
    assert all(word in noted[name] for name, word in second_hand.items())


def test_a_figure_worked_out_from_published_parts_names_them(official: Snapshot) -> None:
    parts = {("371723", "2010-11-01"): (207316, 612016), ("371700", "2010-11-01"): (2901709, 8287693),
             ("371700", "2020-11-01"): (4461825, 8795939)}  # fmt: skip
    rows = {(row.area, str(row.period)): row for row in official.observations if (row.area, str(row.period)) in parts}
    assert rows.keys() == parts.keys()
    for key, row in rows.items():
        assert row.value == round(Decimal(100 * parts[key][0]) / parts[key][1], 2)
        assert all(str(number) in row.note for number in parts[key]) and "算出" in row.note


def test_only_what_can_be_compared_is_drawn_beside_the_county(official: Snapshot) -> None:
    assert not [row for row in official.indicators if row.comparable and row.kind != "level"]
    assert not [
        row.indicator_id
        for row in official.observations
        if row.unit and official.indicator_by_id[row.indicator_id].comparable
    ]


def test_the_overview_leads_with_five_indicators(official: Snapshot) -> None:
    assert [row.indicator_id for row in official.headline_indicators] == [
        "urbanisation_rate", "green_building_area", "base_stations_5g", "old_communities", "old_community_households",
    ]  # fmt: skip


def test_no_community_is_named(official: Snapshot) -> None:
    assert official.communities == ()


def test_every_row_speaks_both_languages(official: Snapshot) -> None:
    tables = (official.actions, official.measures, official.departments, official.areas, official.indicators)
    assert all(row.name and row.name_en for table in (*tables, official.milestones) for row in table)
    assert all(row.definition and row.definition_en and row.unit_en for row in official.indicators)
    notes = [(row.note, row.note_en) for row in official.targets]
    notes += [(row.note, row.note_en) for row in official.observations]
    notes += [(row.note, row.note_en) for row in official.milestones]
    assert all(bool(chinese) == bool(english) for chinese, english in notes)
