"""A department's workbook, filled in as far as it is known."""

from flask import Blueprint, Response, abort

from dashboard import workbooks
from dashboard.accounts import Role
from dashboard.routes.staff.access import open_to
from dashboard.routes.staff.answers import XLSX, attached
from dashboard.routes.staff.exports import exported
from dashboard.routes.staff.office import office

routes = Blueprint("templates", __name__)


@routes.get("/templates/<department_id>.xlsx")
@open_to(Role.EDITOR)
def template(department_id: str) -> Response:
    """The workbook of a department, of what is public now."""
    snapshot = office().site.view("zh").snapshot
    department = snapshot.department_by_id.get(department_id)
    if department is None:
        abort(404)
    exported(f"templates/{department_id}.xlsx")
    return attached(workbooks.template(snapshot, department_id), f"{department.short_name}-上报模板.xlsx", XLSX)
