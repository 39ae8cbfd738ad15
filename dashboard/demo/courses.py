"""How each indicator is made to run, chosen by hand so that every verdict occurs."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from dashboard.model import Frequency


@dataclass(frozen=True, slots=True)
class Course:
    """How an indicator is made to run: from `first` to `latest`, both as published.

    first is the value at the end of 2023, of an annual indicator the whole of 2024; latest is empty where nothing
    newer is published. since and until bound the periods that have a figure.
    """

    frequency: Frequency
    first: str
    latest: str
    since: int = 2024
    until: date = date(2025, 6, 30)


COURSES: Mapping[str, Course] = {
    "urbanisation_rate": Course("yearly", "47.47", "50.31", since=2021),
    "industry_clusters": Course("quarterly", "0", "1"),
    "tech_upgrade_projects": Course("quarterly", "31", "17"),
    "new_energy_capacity": Course("quarterly", "25.6", "36.2"),
    "culture_tourism_towns": Course("quarterly", "0", "0"),
    "rural_tourism_villages": Course("quarterly", "0", "1"),
    "key_laboratories": Course("quarterly", "28", "32"),
    "young_talent": Course("monthly", "0", "2410"),
    "towns_60k": Course("yearly", "0", "0"),
    "towns_30k": Course("yearly", "1", "1"),
    "green_building_share": Course("monthly", "91.2", "98.4"),
    "green_building_area": Course("monthly", "0", "131.4"),
    "green_materials_enterprises": Course("quarterly", "0", "1"),
    "green_materials_ratio": Course("quarterly", "30.8", "33.5"),
    "prefabricated_share": Course("quarterly", "27.4", "38.6"),
    "prefabrication_rate": Course("quarterly", "45.1", "47.2"),
    "black_odorous_water": Course("quarterly", "1", "0"),
    "sewage_collection_rate": Course("quarterly", "58.3", "62.9"),
    "iot_terminals": Course("monthly", "21.60", "30.15", until=date(2025, 3, 31)),
    "base_stations_5g": Course("monthly", "742", "1034"),
    "combined_sewers_remaining": Course("quarterly", "18.6", "7.9"),
    "security_coverage": Course("quarterly", "84.7", "100"),
    "social_work_stations": Course("quarterly", "61.5", "92.3"),
    "sports_area_per_person": Course("yearly", "2.31", "2.51"),
    "urban_jobs": Course("monthly", "4823", "2441"),
    "migrant_training": Course("quarterly", "936", "0"),
    "outpatient_reimbursement": Course("yearly", "0", "38.5", since=2021),
    "childcare_places": Course("quarterly", "2.94", "4.31"),
    "pension_participation": Course("yearly", "93.1", ""),
    "urban_talent_posted": Course("quarterly", "152", "58"),
    "town_delivery_centres": Course("quarterly", "3", "7"),
    "village_logistics_coverage": Course("monthly", "72.4", "96.8"),
    "school_pairing": Course("quarterly", "64.0", "100"),
    "medical_subcentres": Course("quarterly", "0", "1"),
    "subdistrict_elder_care": Course("quarterly", "50.0", "100"),
    "township_elder_care": Course("quarterly", "46.2", "45.4"),
    "community_day_care": Course("quarterly", "68.9", "80.3", until=date(2024, 12, 31)),
}
"""Indicators without a course have nothing published; the two of the old communities follow from the communities."""

ELSEWHERE = (
    ("urbanisation_rate", "371700", "51.6", "54.2"),
    ("urbanisation_rate", "370000", "63.9", "66.4"),
    ("urbanisation_rate", "000000", "64.7", "67.1"),
    ("childcare_places", "370000", "2.71", "4.46"),
    ("sports_area_per_person", "370000", "2.52", "3.08"),
)
"""Other places' values, yearly from 2021 to 2024."""
