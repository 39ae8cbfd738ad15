"""The columns of an indicator's own file, which needs no other table to be read."""

from dashboard.tables import TABLES, Column

_KIND = next(column for column in TABLES["indicators"].columns if column.name == "kind")
_STATUS = next(column for column in TABLES["observations"].columns if column.name == "status")
_COMPARATOR = next(column for column in TABLES["targets"].columns if column.name == "comparator")

INDICATOR_COLUMNS = (
    Column(
        "row",
        "行的种类",
        "observation 公布的数，target 方案的目标。",
        "observation: a published figure; target: a target of the plan.",
        type="choice",
        vocabulary=("observation", "target"),
    ),
    Column(
        "indicator_id", "指标编号", "指标的固定编号，用于网址。", "Stable identifier, used in addresses.", type="id"
    ),
    Column(
        "area",
        "地区代码",
        "地区代码，六位行政区划代码；全国为000000。",
        "Six-digit division code; 000000 is the nation.",
        type="id",
    ),
    Column("area_name", "地区", "地区名称。", "Name of the place, in Chinese."),
    Column(
        "period",
        "时期",
        "公布的数所属的、或目标要在其末尾前达到的年、半年、季、月或日。",
        "Year, half, quarter, month or day of the figure, or by whose end the target is due.",
        type="period",
    ),
    Column(
        "period_start",
        "从哪天算起",
        "这个数从哪天算起：累计数从当年1月1日（annual）或方案期初（cumulative），其他的是时期的第一天。",
        "First day of what the number covers: of the year (annual), of the plan (cumulative), else of the period.",
        type="date",
    ),
    Column("period_end", "截至", "时期的最后一天。", "Last day of the period.", type="date"),
    _KIND,
    Column(
        "value",
        "数值",
        "公布的数或目标的数，小数位照原样。",
        "The figure or the target, with its decimals as published.",
        type="number",
    ),
    Column("unit", "单位", "单位，照公布时的写法。", "Unit, as the source writes it."),
    Column(
        "status",
        "数据性质",
        "final 最终，provisional 初步，revised 修订；目标行为空。",
        "final, provisional or revised; empty for a target.",
        required=False,
        type="choice",
        vocabulary=_STATUS.vocabulary,
    ),
    Column("source", "来源", "公报、年鉴或文件的标题。", "Title of the publication."),
    Column("publisher", "发布者", "谁公布的。", "Who published it."),
    Column("note", "备注", "需要知道的口径或限制。", "A definition or limit one has to know.", required=False),
    Column(
        "comparator",
        "比较方式",
        "怎样算达到，可用的词见数据字典的目标表；这一列和后两列只有目标行有。",
        "What counts as met, in the words of the targets table; this and the next two columns are a target's alone.",
        required=False,
        type="choice",
        vocabulary=_COMPARATOR.vocabulary,
    ),
    Column(
        "stretch",
        "力争",
        "true 是方案写“力争”的。",
        "true: the plan says it strives for it.",
        required=False,
        type="boolean",
    ),
    Column(
        "due_inferred",
        "期限推定",
        "true 是方案没有写明期限，按方案期末算的。",
        "true: the plan names no date, and its end is taken.",
        required=False,
        type="boolean",
    ),
)
"""row is observation or target; the last three are a target's alone."""

SIMULATED = Column(
    "simulated",
    "演示数据",
    "true 是模拟的数，不能引用。",
    "true: made-up data, not to be quoted.",
    type="boolean",
)
"""The last column of every row of a simulated dataset."""
