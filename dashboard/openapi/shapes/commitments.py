"""The shapes of what the plan promises and who answers for it."""

from dashboard.openapi.fields import WHOLE, Field, many, ref, word
from dashboard.openapi.shapes.shape import ACTION_ID, JUDGED, Shape, links
from dashboard.progress import Verdict

COMMITMENTS = (
    Shape("Plan", "方案", "The plan", table="plan"),
    Shape(
        "Action",
        "行动",
        "Action area",
        (
            Field(
                "verdicts",
                {"type": "object", "properties": dict.fromkeys(Verdict, WHOLE), "required": list(Verdict)},
                "每种状态标记有多少个指标。",
                "How many indicators have each verdict.",
            ),
            links("网页（page、page_en）", "the page (page, page_en)"),
        ),
        "actions",
    ),
    Shape(
        "Measure",
        "举措",
        "Measure",
        (
            Field(
                "departments",
                many(ref("ResponsibleDepartment")),
                "负责的部门，按方案的顺序。",
                "Who answers for it, in the plan's order.",
            ),
            links("网页（page、page_en）", "the page (page, page_en)"),
        ),
        "measures",
    ),
    Shape(
        "ResponsibleDepartment",
        "负责的部门",
        "Responsible department",
        (
            Field(
                "role",
                word("lead", "joint"),
                "lead 牵头，joint 共同负责；按方案的顺序排列。",
                "lead: in charge; joint: shares the work; listed in the plan's order.",
            ),
        ),
        "departments",
    ),
    Shape("Department", "责任部门", "Department", table="departments"),
    Shape(
        "DepartmentWithMeasures",
        "责任部门和它的举措",
        "Department with its measures",
        (
            Field("measures", many(WHOLE), "它负责的举措的序号。", "Numbers of the measures it answers for."),
            links("网页（page、page_en）", "the page (page, page_en)"),
        ),
        "departments",
    ),
    Shape(
        "Milestone",
        "没有数字的工程和工作",
        "Milestone",
        (ACTION_ID, JUDGED, links("所属举措的网页（page、page_en）", "the page of its measure (page, page_en)")),
        "milestones",
    ),
    Shape("Community", "老旧小区", "Old community", table="communities"),
)
