"""The tree of errors, as it is drawn."""

from dashboard import errors
from dashboard.errors import DashboardError


def test_the_tree_of_errors_names_every_one_of_them() -> None:
    drawn = [line.split("── ")[1].split()[0] for line in (errors.__doc__ or "").splitlines() if "── " in line]
    raised = {
        name for name, kind in vars(errors).items() if isinstance(kind, type) and issubclass(kind, DashboardError)
    }
    assert {"DashboardError", *drawn} == raised
    assert len(drawn) == len(set(drawn))
