"""The rules that hold between rows: one small function each, listed here with what it has to know completely."""

from dashboard.checks import structure, values
from dashboard.checks.dataset import Dataset, Rule
from dashboard.checks.structure import SIMULATED_NAME
from dashboard.checks.values import COMMUNITIES, HOUSEHOLDS
from dashboard.errors import Problem
from dashboard.model import Action, Area, Community, Indicator, Measure, Responsibility, Target

__all__ = ["COMMUNITIES", "HOUSEHOLDS", "RULES", "SIMULATED_NAME", "Dataset", "check"]

RULES: tuple[tuple[Rule, frozenset[type]], ...] = (
    (structure.tables_without_rows, frozenset({Action, Measure, Indicator})),
    (structure.measure_numbers, frozenset({Measure})),
    (structure.measures_have_departments, frozenset({Responsibility})),
    (structure.action_order, frozenset({Action})),
    (structure.responsibility_order, frozenset({Responsibility})),
    (structure.one_own_area, frozenset({Area})),
    (structure.headline_order, frozenset()),
    (structure.simulated_names, frozenset()),
    (values.indicators_have_targets, frozenset({Target})),
    (values.targets_within_plan, frozenset()),
    (values.baselines_complete, frozenset()),
    (values.baselines_before_due, frozenset()),
    (values.methods_fit, frozenset()),
    (values.observations_past, frozenset()),
    (values.milestones_past, frozenset()),
    (values.shares_within_bounds, frozenset({Target})),
    (values.done_is_evidenced, frozenset()),
    (values.communities_add_up, frozenset({Community, Target})),
)
"""Each rule with the row classes it must see whole: where one is broken, what seems missing may only be unreadable."""


def check(dataset: Dataset) -> tuple[Problem, ...]:
    """All problems between rows. A rule waits while a table it must see whole has unreadable rows."""
    return tuple(problem for rule, whole in RULES if not whole & dataset.broken for problem in rule(dataset))
