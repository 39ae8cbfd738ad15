"""The shapes of what is measured."""

from dashboard.openapi.fields import DATE, TEXT, Field, fields_of, many, maybe, ref
from dashboard.openapi.shapes.shape import ACTION_ID, JUDGED, Shape, links
from dashboard.tables import TABLES

_ASSESSMENT = ref("Assessment")
_KIND = next(field for field in fields_of(TABLES["indicators"]) if field.name == "kind")

_INDICATOR = (
    ACTION_ID,
    JUDGED,
    Field(
        "latest",
        maybe(ref("Observation")),
        "状态标记所依据的最新公布的数；没有就是null，不是0。",
        "The newest published value the verdict rests on; null where there is none, which is not zero.",
    ),
)

VALUES = (
    Shape(
        "Indicator",
        "指标",
        "Indicator",
        (
            *_INDICATOR,
            Field("target", maybe(ref("Target")), "当前的目标。", "The target that stands today."),
            links("这个指标的接口（self）和网页（page、page_en）", "its own address here (self), page and page_en"),
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
            links(
                "网页、观测值、嵌入、图片、媒体页和下载", "page, observations, embed, pictures, press page, downloads"
            ),
        ),
        "indicators",
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
        "Observation",
        "公布的数",
        "Published value",
        (
            Field("unit", TEXT, "这个数的单位：来源所用的，没有另写的就是指标的。", "Unit of this very value."),
            _KIND,
            Field(
                "period_start",
                DATE,
                "这个数从哪天算起：累计数从当年1月1日（annual）或方案期初（cumulative），其他的是时期的第一天。",
                "First day of what it covers: of the year (annual), of the plan (cumulative), else of the period.",
            ),
            Field("period_end", DATE, "时期的最后一天。", "Last day of the period."),
            Field("area_name", TEXT, "地区名称。", "Name of the place, in Chinese."),
            Field("area_name_en", TEXT, "地区的英文名称。", "Name of the place, in English."),
            Field("source", ref("Source"), "这个数的出处。", "Where the value was published."),
        ),
        "observations",
    ),
    Shape("Area", "地区", "Area", table="areas"),
    Shape("Source", "来源", "Source", table="sources"),
)
