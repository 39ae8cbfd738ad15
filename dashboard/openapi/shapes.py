"""The shapes of answers: the columns of the data contract, and what the site works out beside them."""

from dataclasses import dataclass
from typing import get_args

from dashboard.changes import Kind
from dashboard.openapi.fields import (
    ADDRESSES,
    DATE,
    NUMBER,
    TEXT,
    WHOLE,
    YES_NO,
    Field,
    Schema,
    fields_of,
    many,
    maybe,
    ref,
    word,
)
from dashboard.progress import Degree, Verdict
from dashboard.tables import TABLES

VERDICT = word(*Verdict)


@dataclass(frozen=True, slots=True)
class Shape:
    """An object in an answer. Where table names one, its columns come first, as the data contract has them;
    an extra field of the same name is told in its place."""

    name: str
    title: str
    title_en: str
    extra: tuple[Field, ...] = ()
    table: str = ""

    @property
    def fields(self) -> tuple[Field, ...]:
        told = {field.name for field in self.extra}
        columns = fields_of(TABLES[self.table]) if self.table else ()
        return (*(field for field in columns if field.name not in told), *self.extra)


def schema_of(shape: Shape) -> Schema:
    """The JSON schema of a shape without its words; every field is always there, null where there is nothing."""
    properties = {field.name: field.schema for field in shape.fields}
    return {"type": "object", "properties": properties, "required": [*properties]}


def _links(help: str, help_en: str) -> Field:
    return Field("links", ADDRESSES, f"完整的网址：{help}。", f"Whole addresses: {help_en}.")


_ACTION_ID = Field("action_id", TEXT, "所属行动的编号。", "Action area it belongs to.")
_VERDICT = Field(
    "verdict", VERDICT, "状态标记，含义和算法见评价方法页。", "The verdict; the method page says what each means."
)
_ASSESSMENT = ref("Assessment")

_INDICATOR = (
    _ACTION_ID,
    _VERDICT,
    Field(
        "latest",
        maybe(ref("Observation")),
        "状态标记所依据的最新公布的数；没有就是null，不是0。",
        "The newest published value the verdict rests on; null where there is none, which is not zero.",
    ),
)

SHAPES = (
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
            _links("网页（page、page_en）", "the page (page, page_en)"),
        ),
        "actions",
    ),
    Shape("Department", "责任部门", "Department", table="departments"),
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
    Shape(
        "DepartmentWithMeasures",
        "责任部门和它的举措",
        "Department with its measures",
        (
            Field("measures", many(WHOLE), "它负责的举措的序号。", "Numbers of the measures it answers for."),
            _links("网页（page、page_en）", "the page (page, page_en)"),
        ),
        "departments",
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
            _links("网页（page、page_en）", "the page (page, page_en)"),
        ),
        "measures",
    ),
    Shape("Area", "地区", "Area", table="areas"),
    Shape("Source", "来源", "Source", table="sources"),
    Shape(
        "Observation",
        "公布的数",
        "Published value",
        (
            Field("unit", TEXT, "这个数的单位：来源所用的，没有另写的就是指标的。", "Unit of this very value."),
            Field("period_start", DATE, "时期的第一天。", "First day of the period."),
            Field("period_end", DATE, "时期的最后一天。", "Last day of the period."),
            Field("area_name", TEXT, "地区名称。", "Name of the place, in Chinese."),
            Field("area_name_en", TEXT, "地区的英文名称。", "Name of the place, in English."),
            Field("source", ref("Source"), "这个数的出处。", "Where the value was published."),
        ),
        "observations",
    ),
    Shape(
        "Target",
        "目标",
        "Target",
        (Field("due", DATE, "期限，即时期的最后一天。", "Due date, the last day of the period."),),
        "targets",
    ),
    Shape(
        "AssessedTarget",
        "目标和对它的评价",
        "Target with its assessment",
        (
            Field("due", DATE, "期限，即时期的最后一天。", "Due date, the last day of the period."),
            Field("assessment", _ASSESSMENT, "对这个目标的评价。", "The assessment of this very target."),
        ),
        "targets",
    ),
    Shape(
        "Assessment",
        "评价",
        "Assessment",
        (
            _VERDICT,
            Field(
                "degree",
                maybe(word(*Degree)),
                "慢于序时的程度；其他状态为null。",
                "How far behind; null with any other verdict.",
            ),
            Field(
                "target_period",
                maybe(TEXT),
                "所评目标的时期；方案没有给数的指标为null。",
                "Period of the target that is judged; null where the plan sets no number.",
            ),
            Field("as_of", DATE, "评价按哪一天算。", "The day the judgement is made on."),
            Field("latest", maybe(ref("Point")), "所依据的数y和它时期的末日。", "The value y it rests on and its day."),
            Field(
                "baseline", maybe(ref("Point")), "起点y0：从哪一天、哪个数算起。", "Where it starts: y0 and its day."
            ),
            Field("due_by_now", maybe(NUMBER), "到y那天应完成的值S(t)。", "S(t), the value due on the day of y."),
            Field("ratio", maybe(NUMBER), "完成比R，没有四舍五入。", "Delivery ratio R, unrounded."),
            Field(
                "elapsed_months",
                maybe({"type": "integer"}),
                "起点到y的整月数。",
                "Whole months from the start to the day of y.",
            ),
            Field(
                "total_months",
                maybe({"type": "integer"}),
                "起点到期限的整月数。",
                "Whole months from the start to the due date.",
            ),
            Field("limit", maybe(NUMBER), "达到哪个值就算完成。", "The value from which the target counts as met."),
            Field("distance", maybe(NUMBER), "离目标值还差多少；超过为负。", "Still missing; negative once beyond."),
            Field("awaited", YES_NO, "期限已过而结果待公布。", "Past due, and the result is not published yet."),
            Field("expected", maybe(DATE), "在等哪一天的数。", "End of the period whose figure is waited for."),
            Field("pace", maybe(ref("Pace")), "还需要多快。", "Needed pace beside the pace so far."),
        ),
    ),
    Shape(
        "Point",
        "某一天的数",
        "A value on a day",
        (
            Field("day", DATE, "哪一天。", "The day."),
            Field("value", NUMBER, "当时的数。", "The value on that day."),
        ),
    ),
    Shape(
        "Pace",
        "快慢",
        "Pace",
        (
            Field("needed", maybe(NUMBER), "每月还需，用指标的单位。", "Needed per month, in the indicator's unit."),
            Field("so_far", maybe(NUMBER), "到y为止每月已有。", "Per month up to the day of y."),
            Field(
                "refusal",
                maybe(word("achieved", "due_passed", "too_few_points")),
                "没有算的原因：已达到、已到期、点数不够。",
                "Why a pace is undefined.",
            ),
        ),
    ),
    Shape(
        "Indicator",
        "指标",
        "Indicator",
        (
            *_INDICATOR,
            Field("target", maybe(ref("Target")), "当前的目标。", "The target that stands today."),
            _links("这个指标的接口（self）和网页（page、page_en）", "its own address here (self), page and page_en"),
        ),
        "indicators",
    ),
    Shape(
        "IndicatorInFull",
        "一个指标的全部",
        "An indicator in full",
        (
            *_INDICATOR,
            Field(
                "assessment",
                _ASSESSMENT,
                "对当前目标的评价和用到的每个数。",
                "The assessment of today's target with all its inputs.",
            ),
            Field(
                "targets", many(ref("AssessedTarget")), "全部目标，按期限先后。", "All its targets, by their due dates."
            ),
            Field(
                "observations",
                many(ref("Observation")),
                "本县公布的数，按时间先后；别处的数见observations地址。",
                "The county's own values by time; those of other places are at the observations address.",
            ),
            Field(
                "departments",
                many(ref("ResponsibleDepartment")),
                "所属举措的责任部门；总体目标没有点名。",
                "Who answers for its measure; the plan names nobody for the overall goal.",
            ),
            _links(
                "网页、观测值、嵌入、图片、媒体页和下载", "page, observations, embed, pictures, press page, downloads"
            ),
        ),
        "indicators",
    ),
    Shape(
        "Milestone",
        "没有数字的工程和工作",
        "Milestone",
        (_ACTION_ID, _VERDICT, _links("所属举措的网页（page、page_en）", "the page of its measure (page, page_en)")),
        "milestones",
    ),
    Shape("Community", "老旧小区", "Old community", table="communities"),
    Shape(
        "Release",
        "版本",
        "Release",
        (
            Field("release", TEXT, "版本编号，由内容算出；相同内容编号相同。", "Its id, a hash of what it holds."),
            Field("number", WHOLE, "第几次发布，自1起。", "Which publication it was, from 1."),
            Field("published", DATE, "发布日期（北京时间）。", "Day it was published, in China."),
            Field(
                "moment",
                maybe({"type": "string", "format": "date-time"}),
                "发布时刻（UTC）。",
                "Moment it was published, in UTC.",
            ),
            Field(
                "kind",
                word("first", "update", "withdrawal"),
                "first 首次，update 更新，withdrawal 撤回到较早的版本。",
                "first, update, or withdrawal: an earlier release was published again.",
            ),
            Field("summary", maybe(TEXT), "发布说明。", "What the publisher says of it, in Chinese."),
            Field("reason", maybe(TEXT), "撤回的原因。", "Why an earlier release was published again."),
            Field(
                "counts",
                {
                    "type": "object",
                    "properties": dict.fromkeys(get_args(Kind), WHOLE),
                    "required": list(get_args(Kind)),
                },
                "各类改动有多少行。",
                "How many rows changed, by kind of change.",
            ),
            _links(
                "改动（self）、这一版的指标（indicators）和网页（page、page_en）",
                "its changes (self), its indicators (indicators), page and page_en",
            ),
        ),
    ),
    Shape(
        "Change",
        "一处改动",
        "One change",
        (
            Field(
                "kind",
                word(*get_args(Kind)),
                "new 新增，updated 更新，corrected 更正，removed 删去。",
                "new, updated, corrected or removed.",
            ),
            Field("table", word(*TABLES), "哪张表。", "Table of the row."),
            Field("key", maybe(TEXT), "这一行的主键，用竖线相连。", "Key columns of the row, joined by |."),
            Field("indicator_id", maybe(TEXT), "涉及的指标。", "Indicator concerned."),
            Field("period", maybe(TEXT), "涉及的时期。", "Period concerned."),
            Field("old", maybe(TEXT), "改动前，照公布的写法。", "What readers saw before, as published."),
            Field("new", maybe(TEXT), "改动后，照公布的写法。", "What readers see now, as published."),
            Field("columns", many(TEXT), "原有的行里哪些列变了。", "Columns that differ in a row that was there."),
            Field("reason", maybe(TEXT), "公开的原因。", "Public reason, in Chinese."),
            Field("verdict_before", maybe(VERDICT), "改动前的状态标记。", "Verdict before."),
            Field("verdict_after", maybe(VERDICT), "改动后的状态标记。", "Verdict after."),
        ),
    ),
    Shape(
        "Resource",
        "一类资源",
        "Resource",
        (
            Field("name", TEXT, "名称。", "Its name."),
            Field("address", TEXT, "地址；花括号里的由您填。", "Its address; fill what stands in braces."),
            Field("title", TEXT, "给出什么。", "What it gives, in Chinese."),
            Field("title_en", TEXT, "给出什么（英文）。", "What it gives, in English."),
            Field("parameters", many(TEXT), "可用的参数。", "Parameters it takes in the query."),
        ),
    ),
)
