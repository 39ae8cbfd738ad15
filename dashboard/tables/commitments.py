"""The tables that say what the plan is, who answers for it, and what it promises to do."""

from dashboard.model import Action, Department, Measure, Milestone, Plan, Responsibility
from dashboard.tables.columns import Column, describe

NAME = Column("name", "名称", "简短的中文名称。", "Short Chinese name.")
NAME_EN = Column(
    "name_en", "英文名称", "英文名称；留空时英文页显示中文。", "English name; pages fall back on Chinese.", False
)
SUMMARY = Column("summary", "概述", "用自己的话写的一两句概述。", "One or two sentences in our own words.", False)
SUMMARY_EN = Column("summary_en", "英文概述", "概述的英文。", "The summary in English.", False)
NOTE = Column("note", "说明", "需要读者知道的口径或限制。", "A limit or definition readers need to know.", False)
NOTE_EN = Column("note_en", "英文说明", "说明的英文。", "The note in English.", False)
SOURCE = Column("source_id", "来源编号", "数据出处，见来源表。", "Publication the row is taken from.", refers="sources")
MEASURE = Column(
    "measure", "举措序号", "所属举措；0 为总体目标。", "Its measure; 0 is the goal.", refers="measures", overall=True
)

PLAN = describe(
    "plan",
    "方案",
    "Plan",
    Plan,
    Column("title", "标题", "方案全称。", "Full title of the plan."),
    Column("title_en", "英文标题", "方案全称的英文。", "The title in English.", False),
    Column("document_number", "文号", "发文字号。", "Number of the document."),
    Column("index_number", "索引号", "政府信息公开索引号。", "Index number in the disclosure catalogue.", False),
    Column("issuer", "印发机关", "印发方案的机关。", "Authority that issued the plan."),
    Column("issuer_en", "印发机关英文名", "印发机关的英文名。", "The issuer in English.", False),
    Column("issued", "成文日期", "成文日期。", "Day the document was signed."),
    Column("published", "发布日期", "公开发布的日期。", "Day it was made public."),
    Column("period_start", "方案期开始", "方案期的第一天。", "First day of the plan period."),
    Column("period_end", "方案期结束", "方案期的最后一天。", "Last day of the plan period."),
    Column("status", "效力状态", "文件的效力状态，如有效。", "Whether the document is in force."),
    Column("simulated", "模拟数据", "仅演示数据集填 true。", "true in a demonstration dataset only.", False),
    Column("as_of", "观察日", "仅演示数据集填写的固定日期。", "Fixed day a demonstration is looked at.", False),
    pairs=True,
)

ACTIONS = describe(
    "actions",
    "行动",
    "Action areas",
    Action,
    Column("action_id", "行动编号", "行动的固定编号，用于网址。", "Stable identifier, used in addresses.", key=True),
    Column("order", "顺序", "在方案中的先后；总体目标排第一。", "Place in the plan; the overall goal is first."),
    NAME,
    NAME_EN,
    SUMMARY,
    SUMMARY_EN,
)

MEASURES = describe(
    "measures",
    "举措",
    "Measures",
    Measure,
    Column(
        "measure", "举措序号", "方案中的举措序号，自1起连续。", "The plan's own number, from 1 without a gap.", key=True
    ),
    Column("action_id", "行动编号", "所属行动。", "Action area it belongs to.", refers="actions"),
    NAME,
    NAME_EN,
    SUMMARY,
    SUMMARY_EN,
)

DEPARTMENTS = describe(
    "departments",
    "责任部门",
    "Departments",
    Department,
    Column(
        "department_id", "部门编号", "部门的固定编号，用于网址。", "Stable identifier, used in addresses.", key=True
    ),
    Column("name", "部门全称", "部门全称。", "Full name."),
    Column("short_name", "部门简称", "通行简称。", "Usual short name."),
    NAME_EN,
)

RESPONSIBILITIES = describe(
    "responsibilities",
    "责任分工",
    "Responsibilities",
    Responsibility,
    Column("measure", "举措序号", "举措。", "The measure.", key=True, refers="measures"),
    Column("department_id", "部门编号", "责任部门。", "The department.", key=True, refers="departments"),
    Column("order", "顺序", "在该举措中的排名，自1起连续。", "Place within the measure, from 1 without a gap."),
    Column("role", "职责", "lead 为牵头，joint 为共同负责。", "lead: in charge; joint: shares the work."),
)

MILESTONES = describe(
    "milestones",
    "没有数字的工程和工作",
    "Milestones",
    Milestone,
    Column("milestone_id", "工作编号", "工程或工作的固定编号。", "Stable identifier.", key=True),
    MEASURE,
    NAME,
    NAME_EN,
    Column("due", "完成期限", "方案要求完成的时期；未写明则留空。", "Period it is due in; empty where unstated."),
    Column(
        "state",
        "进展",
        "not_started 未启动，under_way 进行中，done 已完成；无报告则留空。",
        "not_started, under_way or done; empty until somebody reports.",
    ),
    Column("as_of", "截至日期", "该进展的截至日期。", "Day the state was reported for."),
    Column("source_id", "来源编号", "该进展的出处。", "Publication that reports it.", False, refers="sources"),
    NOTE,
    NOTE_EN,
)
