"""One cell to the contract's own text for its column: numbers, days, words and names as staff write them."""

import re
from collections.abc import Mapping
from decimal import Decimal

from dashboard.intake.characters import shown, solid, unescaped
from dashboard.intake.findings import Findings, Spot, text_of
from dashboard.intake.layout import Layout
from dashboard.intake.moments import Read as MomentRead
from dashboard.intake.moments import Unclear, Yearless, moment_in, read_moment, year_in
from dashboard.intake.numbers import Number, read_number
from dashboard.intake.trouble import BLANK, Blank, Deletion, Trouble, without_value
from dashboard.intake.units import Measured, in_unit
from dashboard.periods import Period
from dashboard.tables import Column

_WORDS: Mapping[str, Mapping[str, str]] = {
    "state": {
        "not_started": "未启动 未开工 未开始 尚未启动 尚未开工 尚未开始 未开展 没有启动 待启动 待开工",
        "under_way": "进行中 推进中 在建 建设中 施工中 实施中 正在推进 正在建设 正在实施 正在进行 已启动 已开工 "
        "有序推进 正常推进 部分完成",
        "done": "已完成 完成 建成 已建成 全部完成 已通车 通车 已竣工 竣工 已投用 已投入使用 已创建 已验收 完工 已完工",
    },
    "stage": {
        "planned": "已列入 列入计划 未开工 计划 计划中 待开工 尚未开工 未启动",
        "started": "已开工 开工 在建 施工中 改造中 正在施工 正在改造 建设中 进行中",
        "finished": "已完工 完工 竣工 已竣工 改造完成 已完成 完成",
        "accepted": "已验收 验收 验收合格 验收完成 通过验收 已通过验收",
    },
    "status": {
        "final": "最终 最终数 正式 核定",
        "provisional": "初步 初步数 快报 快报数 预计 暂定",
        "revised": "修订 修订数 更正 修正",
    },
}
_SAYING_NOTHING = "已 均 现 了 并 目前 全部 全面 顺利 圆满 项目 工程 任务 建设 数 数据 , 、 . 。 ; !"
"""What may stand beside such a word without turning it round, as 未, 计划 or 部分 would."""

_UNITS = {"households": "户", "buildings": "栋", "floor_area": "万平方米", "year": "年"}
_CHOSEN = {"true": {"true", "是", "1", "√", "yes", "y"}, "false": {"false", "否", "0", "×", "no", "n"}}


def moment(
    spot: Spot, layout: Layout, findings: Findings, *, year: int | None = None
) -> Period | Blank | Deletion | None:
    """The period a cell names; None where something is unclear, which findings then holds.

    year is what a column of its own says for this row.
    """
    return settled(read_moment(spot.cell), spot, layout, findings, year=year)


def settled(
    read: MomentRead, spot: Spot, layout: Layout, findings: Findings, *, year: int | None = None
) -> Period | Blank | Deletion | None:
    """A period as read, after the clerk's answer where the year is missing or the month is in doubt."""
    result: MomentRead | None = read
    if isinstance(read, Yearless):
        named = year or findings.ask_year(spot, read.text, read.offered or year_in(layout.titles))
        result = read.within(named) if named else None
    elif isinstance(read, Unclear):
        choices = [(iso, f"{iso[:4]}年{int(iso[5:])}月") for iso in read.choices]
        text = f"“{shown(read.text)}”是1月，还是表格软件去掉了末尾0的10月？"
        answer = findings.ask(f"month|{layout.sheet.name}|{read.text}", spot, text, choices)
        result = moment_in(answer) if answer else None
    if isinstance(result, Trouble):
        findings.wrong(spot, result)
    return result if isinstance(result, Period | Blank | Deletion) else None


def cell_text(
    column: Column, spot: Spot, layout: Layout, findings: Findings, *, year: int | None = None
) -> str | Blank | Deletion | None:
    """A cell in the form the table's own file gives it; None where findings says what is wrong."""
    if column.type in {"date", "period"}:
        return _moment_text(column, spot, layout, findings, year)
    if column.type in {"number", "integer"}:
        result: str | Blank | Deletion | Trouble = _number_text(column, spot, layout, findings)
    else:
        result = _word(column, spot, layout)
    if isinstance(result, Trouble):
        findings.wrong(spot, result)
        return None
    return result


def _moment_text(
    column: Column, spot: Spot, layout: Layout, findings: Findings, year: int | None
) -> str | Blank | Deletion | None:
    period = moment(spot, layout, findings, year=year)
    if not isinstance(period, Period):
        return period
    if column.type == "period":
        return period.text
    if column.name == "as_of" or period.kind == "day":
        return period.end.isoformat()
    message = f"“{shown(text_of(spot.cell))}”没有写到日。"
    findings.wrong(spot, Trouble("day_needed", message, "写成年月日，如2025-06-30。"))
    return None


def _number_text(column: Column, spot: Spot, layout: Layout, findings: Findings) -> str | Blank | Deletion | Trouble:
    read = read_number(spot.cell)
    if not isinstance(read, Number):
        return read
    wanted = _UNITS.get(column.name, "")
    stated = layout.heading.units.get(spot.column, "")
    measured = in_unit(read.value, read.unit, stated=stated if wanted else "", wanted=wanted)
    if isinstance(measured, Trouble):
        return measured
    for doubt in (read.doubt, measured.doubt, _approximate(read, measured)):
        if doubt:
            findings.wrong(spot, doubt)
    if column.type == "number":
        return f"{measured.value:f}"
    whole = measured.value.to_integral_value() if abs(measured.value) < 10**15 else Decimal("0.5")
    if whole != measured.value or whole < 0:
        return Trouble("bad_integer", f"“{shown(text_of(spot.cell))}”不是整数。", "请填不小于0的整数。")
    return f"{whole:f}"


def _approximate(read: Number, measured: Measured) -> Trouble | None:
    if not read.remark:
        return None
    message = f"“{shown(read.remark)}”按 {measured.value:f} 读取，这里不留“约”“余”等字。"
    return Trouble("approximate", message, "填准确的数。", f"{measured.value:f}", severity="warning")


def _word(column: Column, spot: Spot, layout: Layout) -> str | Blank | Deletion | Trouble:
    cell = spot.cell
    if cell.formula:
        return Trouble("formula_without_value", "公式没有算好的结果。", "用 Excel 或 WPS 打开后保存一次，或直接填写。")
    text = plain_text(spot)
    said = without_value(solid(text)) if len(text) < 60 else None
    if not text or (said is not None and not layout.heading.exact and column.type != "choice"):
        return said or BLANK
    if isinstance(said, Deletion) or (isinstance(said, Trouble) and column.type != "text"):
        return said
    if column.type == "choice" and not (column.name == "key" and layout.heading.exact):
        return _choice(column, text, said)
    if column.type == "boolean":
        chosen = next((value for value, words in _CHOSEN.items() if solid(text).casefold() in words), None)
        return chosen or Trouble("bad_boolean", f"“{shown(text)}”应为“是”或“否”。", "填是或否。")
    return text.zfill(6) if column.name == "area" and isinstance(cell.value, Decimal) else text


def visible(text: str) -> str:
    """A text without the characters nobody sees, some of which turn words round; any kind of space is a space."""
    return "".join(" " if c.isspace() else c for c in text if c.isprintable() or c.isspace())


def plain_text(spot: Spot) -> str:
    """A text cell as one trimmed line without invisible characters, the downloads' apostrophe taken off."""
    value = spot.cell.value
    text = spot.cell.text or text_of(spot.cell) if isinstance(value, Decimal) else text_of(spot.cell)
    kept = visible(unescaped(text))
    return re.sub(r" {2,}", " ", kept).strip() if "\n" in text or "\r" in text or "\t" in text else kept.strip()


def _choice(column: Column, text: str, said: Blank | Deletion | Trouble | None) -> str | Blank | Trouble:
    word = solid(text)
    if word.casefold() in column.vocabulary:
        return word.casefold()
    known = {name: chosen for chosen, names in _WORDS.get(column.name, {}).items() for name in names.split()}
    if word in known:
        return known[word]
    if isinstance(said, Blank | Trouble):
        return said
    listed = "、".join(names.split()[0] for names in _WORDS.get(column.name, {}).values()) or "、".join(
        column.vocabulary
    )
    message = f"“{shown(text)}”应为 {listed} 之一。"
    return Trouble(f"bad_{column.name}", message, "从列出的词中选一个。", _meant(column.name, word))


def _meant(column: str, word: str) -> str:
    """The listed word of the one choice that a text is made of, with nothing else in it that says anything."""
    for names in _WORDS.get(column, {}).values() if len(word) <= 20 else ():
        known, beside = ("|".join(map(re.escape, each.split())) for each in (names, _SAYING_NOTHING))
        if re.fullmatch(f"(?:{beside})*(?:(?:{known})(?:{beside})*)+", word):
            return names.split()[0]
    return ""
