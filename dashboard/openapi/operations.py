"""Every address of the API: what it takes and what it answers with. The routes and the description both follow it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import get_args

from dashboard.changes import Kind
from dashboard.model import Indicator
from dashboard.openapi import parameters as asked_with
from dashboard.openapi import rows
from dashboard.openapi.parameters import Asked, Parameter
from dashboard.openapi.rows import ROOT, Json
from dashboard.openapi.seen import Seen
from dashboard.periods import parse_period
from dashboard.progress import assess_milestone, counts

Data = Json | list[Json]


@dataclass(frozen=True, slots=True)
class Operation:
    """One address below ROOT. shape names what the data are, many of it where listed. data makes them."""

    name: str
    path: str
    title: str
    title_en: str
    shape: str
    data: Callable[[Seen, Asked], Data]
    takes: tuple[Parameter, ...] = (asked_with.RELEASE,)
    listed: bool = True

    @property
    def address(self) -> str:
        return ROOT + self.path

    @property
    def query(self) -> tuple[Parameter, ...]:
        return tuple(each for each in self.takes if each.where == "query")

    @property
    def paged(self) -> bool:
        return asked_with.LIMIT in self.takes


def _index(_seen: Seen, _asked: Asked) -> Data:
    return [
        {
            "name": each.name,
            "address": each.address,
            "title": each.title,
            "title_en": each.title_en,
            "parameters": [parameter.name for parameter in each.query],
        }
        for each in OPERATIONS
    ]


def _indicators(seen: Seen, asked: Asked) -> Data:
    return [rows.indicator(seen, row) for row in seen.snapshot.indicators if _wanted(seen, row, asked)]


def _wanted(seen: Seen, row: Indicator, asked: Asked) -> bool:
    snapshot = seen.snapshot
    answering = (each.department_id for each in snapshot.departments_of(row.measure))
    found = {
        "action": [snapshot.action_of(row.measure).action_id],
        "measure": [str(row.measure)],
        "department": [row.lead_department, *answering],
        "verdict": [str(seen.current(row).verdict)],
    }
    return all(asked[name] in values for name, values in found.items() if name in asked)


def _indicator(seen: Seen, asked: Asked) -> Data:
    return rows.indicator_in_full(seen, seen.snapshot.indicator_by_id[asked["indicator_id"]])


def _observations(seen: Seen, asked: Asked) -> Data:
    name, snapshot = asked["indicator_id"], seen.snapshot
    first = parse_period(asked.get("from", "1000")).start
    last = parse_period(asked.get("to", "9999")).end
    places = [row for row in (snapshot.area, *snapshot.areas_observed(name)) if asked.get("area", row.area) == row.area]
    return [
        rows.observation(seen, row)
        for place in places
        for row in snapshot.observations_of(name, place.area)
        if rows.in_period(row, first, last)
    ]


def _plan(seen: Seen, _asked: Asked) -> Data:
    return rows.row_of("plan", seen.snapshot.plan)


def _actions(seen: Seen, _asked: Asked) -> Data:
    snapshot = seen.snapshot
    return [
        rows.row_of("actions", row)
        | {
            "verdicts": counts(seen.current(each) for each in snapshot.indicators_of_action(row.action_id)),
            "links": rows.pages(seen, f"/actions/{row.action_id}"),
        }
        for row in snapshot.actions
    ]


def _measures(seen: Seen, _asked: Asked) -> Data:
    return [
        rows.row_of("measures", row)
        | {
            "departments": rows.responsible(seen, row.measure),
            "links": rows.pages(seen, f"/measures/{row.measure}"),
        }
        for row in seen.snapshot.measures
    ]


def _milestones(seen: Seen, _asked: Asked) -> Data:
    return [
        rows.row_of("milestones", row)
        | {
            "action_id": seen.snapshot.action_of(row.measure).action_id,
            "verdict": assess_milestone(row, seen.as_of),
            "links": rows.pages(seen, f"/measures/{row.measure}"),
        }
        for row in seen.snapshot.milestones
    ]


def _departments(seen: Seen, _asked: Asked) -> Data:
    return [
        rows.row_of("departments", row)
        | {
            "measures": [each.measure for each in seen.snapshot.measures_of_department(row.department_id)],
            "links": rows.pages(seen, f"/departments/{row.department_id}"),
        }
        for row in seen.snapshot.departments
    ]


def _communities(seen: Seen, _asked: Asked) -> Data:
    return [rows.row_of("communities", row) for row in seen.snapshot.communities]


def _areas(seen: Seen, _asked: Asked) -> Data:
    return [rows.row_of("areas", row) for row in seen.snapshot.areas]


def _sources(seen: Seen, _asked: Asked) -> Data:
    return [rows.row_of("sources", row) for row in seen.snapshot.sources]


def _releases(seen: Seen, _asked: Asked) -> Data:
    return [rows.release(seen, row, get_args(Kind)) for row in seen.changes]


def _release(seen: Seen, _asked: Asked) -> Data:
    return [rows.change(row) for row in seen.changes[0].entries]


_RELEASE, _INDICATOR_ID = asked_with.RELEASE, asked_with.INDICATOR_ID
_FILTERS = (asked_with.ACTION, asked_with.MEASURE, asked_with.DEPARTMENT, asked_with.VERDICT)
_STRETCH = (asked_with.AREA, asked_with.FROM, asked_with.TO, asked_with.LIMIT, asked_with.OFFSET)

OPERATIONS: Sequence[Operation] = (
    Operation("index", "", "全部地址", "All addresses", "Resource", _index, ()),
    Operation(
        "indicators",
        "/indicators",
        "全部指标：最新的数、目标和状态标记",
        "All indicators: newest value, target and verdict",
        "Indicator",
        _indicators,
        (*_FILTERS, _RELEASE),
    ),
    Operation(
        "indicator",
        "/indicators/{indicator_id}",
        "一个指标的全部：口径、目标、本县的数、评价和用到的每个数、责任部门",
        "All of one indicator: definition, targets, the county's values, assessment with its inputs, departments",
        "IndicatorInFull",
        _indicator,
        (_INDICATOR_ID, _RELEASE),
        listed=False,
    ),
    Operation(
        "observations",
        "/indicators/{indicator_id}/observations",
        "一个指标公布的数，本县的在前，别处的在后，各按时间先后",
        "Published values of one indicator, the county's before those of other places, each by time",
        "Observation",
        _observations,
        (_INDICATOR_ID, *_STRETCH, _RELEASE),
    ),
    Operation("plan", "/plan", "方案本身", "The plan itself", "Plan", _plan, listed=False),
    Operation(
        "actions",
        "/actions",
        "各行动，和每种状态标记有多少个指标",
        "Action areas, with how many indicators have each verdict",
        "Action",
        _actions,
    ),
    Operation("measures", "/measures", "各举措和责任部门", "Measures and who answers for them", "Measure", _measures),
    Operation(
        "milestones",
        "/milestones",
        "没有数字的工程和工作",
        "Commitments without a number",
        "Milestone",
        _milestones,
    ),
    Operation(
        "departments",
        "/departments",
        "责任部门和它们的举措",
        "Departments and their measures",
        "DepartmentWithMeasures",
        _departments,
    ),
    Operation("communities", "/communities", "老旧小区", "Old communities", "Community", _communities),
    Operation("areas", "/areas", "有数的地区", "Places that values are for", "Area", _areas),
    Operation("sources", "/sources", "数据来源", "Publications the values are taken from", "Source", _sources),
    Operation(
        "releases",
        "/releases",
        "每一次发布，新的在前",
        "Every publication, newest first",
        "Release",
        _releases,
        (),
    ),
    Operation(
        "release",
        "/releases/{release}",
        "一个版本首次发布时改了什么",
        "What a release changed when it was first published",
        "Change",
        _release,
        (asked_with.RELEASE_ID,),
    ),
)
"""In the order they are told."""
