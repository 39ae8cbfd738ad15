"""The tables that hold what is measured: indicators, targets, published values and where they come from."""

from dashboard.model import Area, Community, Indicator, Observation, Source, Target
from dashboard.tables.columns import Column, describe
from dashboard.tables.commitments import MEASURE, NAME, NAME_EN, NOTE, NOTE_EN, SOURCE

AREAS = describe(
    "areas",
    "地区",
    "Areas",
    Area,
    Column(
        "area", "地区代码", "六位行政区划代码；全国为 000000。", "Six-digit division code; 000000 the nation.", key=True
    ),
    NAME,
    NAME_EN,
    Column(
        "role",
        "用途",
        "self 为本县（仅一行），benchmark 可入图作参照，peer 只入表。",
        "self: the county, one row; benchmark: may be drawn as context; peer: tables only.",
    ),
)

INDICATORS = describe(
    "indicators",
    "指标",
    "Indicators",
    Indicator,
    Column("indicator_id", "指标编号", "指标的固定编号，用于网址。", "Stable identifier, used in addresses.", key=True),
    MEASURE,
    NAME,
    NAME_EN,
    Column("unit", "单位", "计量单位，如 %、个、万平方米。", "Unit of every value and target."),
    Column("unit_en", "英文单位", "单位的英文；留空即同中文列。", "The unit in English.", False),
    Column(
        "kind",
        "数值性质",
        "level 为某一时点的存量或占比，cumulative 自方案期初累计，annual 每年从零累计；累计数含前面各期，不要再相加。",
        "level: a stock or share at a date; cumulative: adds up from the plan's start; annual: from zero each year. "
        "A running total holds the periods before it: do not add them up.",
    ),
    Column("direction", "方向", "up 越高越好，down 越低越好。", "up: higher is better; down: lower is better."),
    Column("decimals", "小数位", "图表坐标所用的小数位数。", "Decimals of chart axes."),
    Column("headline", "首页顺序", "首页重点指标的序号；0 为不上首页。", "Order on the overview; 0 for none."),
    Column(
        "comparable", "可否对比", "true 时可与其他地区的数值并列画出。", "true: other areas may be drawn beside it."
    ),
    Column("lead_department", "牵头部门", "负责该指标的部门。", "Who answers for it.", False, refers="departments"),
    Column(
        "release_authority",
        "发布权限",
        "statistics_bureau 须由统计部门首发，department 由责任部门发布。",
        "statistics_bureau: only that bureau may release first; department: the one in charge.",
    ),
    Column(
        "frequency",
        "更新频率",
        "monthly 月，quarterly 季，yearly 年，unspecified 方案未规定。",
        "monthly, quarterly, yearly; unspecified where the plan sets none.",
    ),
    Column("definition", "口径", "指标的口径。", "What is counted."),
    Column("definition_en", "英文口径", "口径的英文。", "The definition in English.", False),
)

TARGETS = describe(
    "targets",
    "目标",
    "Targets",
    Target,
    Column("indicator_id", "指标编号", "指标。", "The indicator.", key=True, refers="indicators"),
    Column(
        "period", "目标时期", "目标值对应的时期，其末日为期限。", "Period of the target; due on its last day.", key=True
    ),
    Column(
        "due_inferred",
        "期限推定",
        "方案未写明期限、按方案期末取值时为 true。",
        "true: no date is named, the end is taken.",
    ),
    Column(
        "comparator",
        "比较方式",
        "at_least 不低于，more_than 突破，reach 达到，about 左右，at_most 不高于。",
        "at_least, more_than, reach, about or at_most, from the plan's own words.",
    ),
    Column("value", "目标值", "目标值，按原文小数位。", "Value wanted, with the plan's decimals."),
    Column("stretch", "力争", "原文写力争的为 true。", "true: the plan says it strives for it."),
    Column("baseline_period", "基期", "基期，与基期值同填或同空。", "Period of the baseline; together with its value."),
    Column("baseline_value", "基期值", "基期的数值。", "Value the target starts from."),
    Column(
        "method",
        "序时方法",
        "linear 按月匀速，annual 当年匀速，yearly_points 按年分步，threshold 始终达标，milestone 与 none 不计序时。",
        "How the value due by now is drawn: linear, annual, yearly_points, threshold, milestone or none.",
    ),
    NOTE,
    NOTE_EN,
)

OBSERVATIONS = describe(
    "observations",
    "数据",
    "Observations",
    Observation,
    Column("indicator_id", "指标编号", "指标。", "The indicator.", key=True, refers="indicators"),
    Column("area", "地区代码", "数值所属地区。", "Place the value is for.", key=True, refers="areas"),
    Column(
        "period",
        "时期",
        "数值所属的年、半年、季、月或日；累计数截至它的末日，从哪一天算起看指标的 kind。",
        "Year, half, quarter, month or day; a running total's last, its indicator's kind tells since when.",
        key=True,
    ),
    Column("value", "数值", "与来源完全一致的数值。", "The value exactly as published."),
    Column("status", "数据性质", "final 最终，provisional 初步，revised 修订。", "final, provisional or revised."),
    SOURCE,
    Column("unit", "单位", "与指标单位不同时填来源所用单位。", "The source's unit where not the indicator's.", False),
    NOTE,
    NOTE_EN,
)

SOURCES = describe(
    "sources",
    "来源",
    "Sources",
    Source,
    Column("source_id", "来源编号", "来源的固定编号。", "Stable identifier.", key=True),
    Column("publisher", "发布者", "发布机构或出版者。", "Who published it."),
    Column("title", "标题", "公报、年鉴或文件的标题。", "Title of the publication."),
    Column("published", "发布时间", "发布时间，已知多细就写多细。", "When, as exact as known."),
    Column("document_number", "文号", "文号或书号。", "Document or book number.", False),
    Column("url", "网址", "公开网址，以 http:// 或 https:// 开头。", "Public address, http or https.", False),
)

COMMUNITIES = describe(
    "communities",
    "老旧小区",
    "Old communities",
    Community,
    Column("community_id", "小区编号", "小区的固定编号。", "Stable identifier.", key=True),
    Column("name", "小区名称", "小区名称。", "Name of the community."),
    Column("town", "镇街", "所在镇或街道。", "Town or subdistrict."),
    Column("year", "改造年度", "列入改造计划的年份。", "Year of the renovation programme."),
    Column("households", "户数", "改造涉及户数。", "Households covered."),
    Column("buildings", "楼栋数", "改造涉及楼栋数。", "Buildings covered."),
    Column("floor_area", "建筑面积", "改造面积，万平方米。", "Floor area, 10,000 square metres."),
    Column(
        "stage",
        "阶段",
        "planned 已列入，started 已开工，finished 已完工，accepted 已验收。",
        "planned, started, finished or accepted.",
    ),
    Column("started", "开工日期", "开工日期。", "Day work began."),
    Column("finished", "完工日期", "完工日期。", "Day work ended."),
    SOURCE,
)
