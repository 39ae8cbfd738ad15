"""The tables of a dataset in their fixed order."""

from collections.abc import Mapping

from dashboard.tables.columns import Table
from dashboard.tables.commitments import ACTIONS, DEPARTMENTS, MEASURES, MILESTONES, PLAN, RESPONSIBILITIES
from dashboard.tables.values import AREAS, COMMUNITIES, INDICATORS, OBSERVATIONS, SOURCES, TARGETS

TABLES: Mapping[str, Table] = {
    table.name: table
    for table in (
        PLAN,
        ACTIONS,
        MEASURES,
        DEPARTMENTS,
        RESPONSIBILITIES,
        AREAS,
        INDICATORS,
        TARGETS,
        OBSERVATIONS,
        SOURCES,
        MILESTONES,
        COMMUNITIES,
    )
}
"""Every table by name. A dataset is exactly these files."""
