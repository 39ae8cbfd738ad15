"""The shapes of how progress is judged: every input of a verdict."""

from dashboard.openapi.fields import DATE, NUMBER, TEXT, YES_NO, Field, maybe, ref, word
from dashboard.openapi.shapes.shape import JUDGED, Shape
from dashboard.progress import Degree

JUDGEMENTS = (
    Shape(
        "Assessment",
        "评价",
        "Assessment",
        (
            JUDGED,
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
)
