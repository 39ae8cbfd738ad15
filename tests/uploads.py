"""The whole corpus of uploads, each with what is to come of it when the official dataset is public."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from tests import corpus

TODAY = date(2026, 11, 23)
ROWS = (
    ("green_building_area", "2024-06", "86.5"),
    ("old_community_households", "2024-06", "1280"),
    ("old_communities", "2024-06", "4"),
)
ON_A_DAY = tuple((indicator, "2024-06-30", value) for indicator, _, value in ROWS)
_FIRST = 3
"""The index of the first row of data in corpus.lines()."""

_NAME, _UNIT, _VALUE, _PERIOD, _OFFICE, _NOTE = range(6)


@dataclass(frozen=True)
class Upload:
    """A file and what is to come of it.

    rows are the (indicator, period, value) it publishes, rules those that complain (none: it may be published),
    refusal a piece of the sentence that refuses the whole file; asks says that something has to be answered first.
    department_id is the uploader's, empty for the whole county.
    """

    name: str
    file: str
    content: bytes
    rows: tuple[tuple[str, str, str], ...] = ()
    rules: frozenset[str] = frozenset()
    refusal: str = ""
    asks: bool = False
    department_id: str = ""

    def __str__(self) -> str:
        return self.name


def good_files() -> Iterator[Upload]:
    """Files of every shape that say the same, or nearly."""
    yield Upload("GBK CSV", "进展.csv", corpus.gbk_csv(), ROWS)
    yield Upload("UTF-8 CSV with mark", "进展.csv", corpus.utf8_bom_csv(), ROWS)
    yield Upload("UTF-8 CSV", "进展.csv", corpus.utf8_csv(), ROWS)
    yield Upload("UTF-16 tabbed text", "进展.txt", corpus.utf16_tab_text(), ROWS)
    yield Upload("full-width commas", "进展.txt", corpus.full_width_comma_text(), ROWS)
    yield Upload("semicolons", "进展.csv", corpus.semicolon_csv(), ROWS)
    yield Upload("line break in a cell", "进展.csv", corpus.quoted_newline_csv(), ROWS)
    yield Upload("Excel workbook", "进展.xlsx", corpus.plain_xlsx(), ROWS)
    yield Upload("workbook named csv", "进展.csv", corpus.plain_xlsx(), ROWS)
    yield Upload("WPS workbook", "进展.xlsx", corpus.wps_xlsx(), ROWS)
    yield Upload("several sheets", "进展.xlsx", corpus.several_sheets_xlsx(), ROWS)
    yield Upload("WPS et", "进展.et", corpus.et_workbook(), ROWS)
    yield Upload("old Excel workbook", "进展.xls", corpus.et_workbook(), ROWS)
    yield Upload("serial dates", "进展.xlsx", corpus.serial_dates_xlsx(), ON_A_DAY)
    mixed = (ON_A_DAY[0], *ROWS[1:])
    yield Upload("real dates in three formats", "进展.xlsx", corpus.dates_xlsx(), mixed)
    quarters = (("2024-Q1", "40.5"), ("2024-Q2", "86.5")), (("2024-Q1", "320"), ("2024-Q2", "1280"))
    wide = tuple((ROWS[row][0], period, value) for row in (0, 1) for period, value in quarters[row])
    yield Upload("wide by quarters", "季度.xlsx", corpus.wide_quarterly_xlsx(), wide)
    shares = (("digital_campus", "2024-06", "53"), ("sewage_collection_rate", "2024-06", "47.47"))
    yield Upload("percent formats", "比例.xlsx", corpus.percent_xlsx(), shares)
    yield Upload("long numbers in E+17", "进展.csv", corpus.long_numbers_csv(), ROWS)


def refused_files() -> Iterator[Upload]:
    """Files that cannot be taken at all."""
    yield Upload("mojibake", "进展.csv", corpus.mojibake_csv(), refusal="乱码")
    yield Upload("web page named xls", "进展.xls", corpus.html_xls(), refusal="网页")
    yield Upload("macros", "进展.xlsm", corpus.macro_xlsm(), refusal="宏")
    yield Upload("zip bomb", "进展.xlsx", corpus.zip_bomb(), refusal="炸弹")
    yield Upload("picture named csv", "进展.csv", b"\x89PNG\r\n\x1a\n\0\0", refusal="图片")
    yield Upload("cut off", "进展.xlsx", corpus.plain_xlsx()[:-900], refusal="损坏")


def bad_cells() -> Iterator[Upload]:
    """The good file with one bad cell, and the rule that is to find it."""
    yield from _values()
    yield from _times()
    yield from _names()
    yield from _workbook_cells()
    yield from _whole_rows()


def _bad(name: str, column: int, text: str, *rules: str, row: int = 0, asks: bool = False) -> Upload:
    rows = corpus.lines()
    rows[_FIRST + row][column] = text
    return Upload(name, "进展.csv", corpus.csv_text(rows).encode("gb18030"), rules=frozenset(rules), asks=asks)


def _values() -> Iterator[Upload]:
    yield _bad("a number in words", _VALUE, "约一百八", "bad_number")
    yield _bad("words for a number", _VALUE, "基本完成", "bad_number")
    yield _bad("two numbers", _VALUE, "已建50，在建36.5", "bad_number")
    yield _bad("a range", _VALUE, "80-90", "number_range")
    yield _bad("an exponent", _VALUE, "8.65E+01", "scientific")
    yield _bad("a broken reference", _VALUE, "#REF!", "formula_error")
    yield _bad("a division by zero", _VALUE, "#DIV/0!", "formula_error")
    yield _bad("a column too narrow", _VALUE, "######", "hidden_value")
    yield _bad("a formula as text", _VALUE, "=B4*2", "formula_text")
    yield _bad("an account number", _VALUE, "12345678901234567", "number_too_long")
    yield _bad("a leading zero", _VALUE, "0086.5", "bad_number")
    yield _bad("misplaced thousands", _VALUE, "1,28,0", "bad_number", row=1)
    yield _bad("a multiple of a multiple", _VALUE, "86.5万", "ambiguous_scale")
    yield _bad("ten thousand times too much", _VALUE, "865000", "unit_slip")
    yield _bad("a unit that cannot be", _UNIT, "公里", "unit_mismatch")
    yield _bad("a unit nobody knows", _UNIT, "筐", "unit_differs")
    yield _bad("another counting word", _UNIT, "家", "unit_differs", row=1)
    yield _bad("a phone number in the remarks", _NOTE, "联系人13812341234", "personal_data")
    yield _bad("an identity number in the remarks", _NOTE, "37172319900307109X", "personal_data")
    yield _bad("a bank card in the remarks", _NOTE, "6222 0212 3456 7890 128", "personal_data")
    yield _bad("deleting what is not there", _VALUE, "删除", "nothing_to_delete")


def _times() -> Iterator[Upload]:
    yield _bad("no year", _PERIOD, "6月末", asks=True)
    yield _bad("no period", _PERIOD, "", "missing_period")
    yield _bad("a thirteenth month", _PERIOD, "2024年13月", "bad_moment")
    yield _bad("no such day", _PERIOD, "2024-02-30", "no_such_day")
    yield _bad("two digits of a year", _PERIOD, "24年6月", "short_year")
    yield _bad("a relative year", _PERIOD, "去年", "bad_moment")
    yield _bad("a day to come", _PERIOD, "2026年12月", "in_future")
    yield _bad("after the plan", _PERIOD, "2026年6月", "after_plan")
    yield _bad("before the plan", _PERIOD, "2019年", "before_plan")
    yield _bad("January or October", _PERIOD, "2024.1", asks=True)


def _names() -> Iterator[Upload]:
    yield _bad("an indicator nobody has", _NAME, "高铁旅客发送量", "unknown_indicator")
    yield _bad("no name", _NAME, "", "missing_name")
    yield _bad("nearly a name", _NAME, "绿色建筑新增面积", asks=True)
    yield _bad("an office nobody has", _OFFICE, "县飞天局", "unknown_department")


def _workbook_cells() -> Iterator[Upload]:
    cells: Sequence[tuple[str, bool | datetime | str, str]] = (
        ("a truth value", True, "bad_number"),
        ("a date for a number", datetime(2024, 6, 30), "date_for_number"),
        ("a formula without a result", "=80+6.5", "formula_without_value"),
        ("an error value", "#N/A", "formula_error"),
    )
    for name, value, rule in cells:
        book, sheet = corpus.workbook(corpus.lines())
        sheet["C4"] = value
        yield Upload(name, "进展.xlsx", corpus.saved(book), rules=frozenset({rule}))
    book, sheet = corpus.workbook([corpus.HEADER, ["新增绿色建筑面积", "万平方米", 86.54, "2024年6月", "", ""]])
    sheet["C2"].number_format = "0.0"
    yield Upload("decimals behind the format", "进展.xlsx", corpus.saved(book), rules=frozenset({"hidden_decimals"}))
    hidden = frozenset({"personal_data"})
    yield Upload("a phone number on a hidden sheet", "进展.xlsx", corpus.hidden_sheet_xlsx(), rules=hidden)


def _whole_rows() -> Iterator[Upload]:
    first = corpus.ROWS[0]
    yield _rows("the same figure twice", [first, first], "duplicate_key")
    yield _rows("a total that falls", [first, (*first[:2], "80", "2024年9月")], "falls")
    yield _rows("a share above a hundred", [("“数字校园”覆盖率", "%", "153", "2024年6月")], "share_out_of_range")
    yield _rows("a share as a fraction", [("“数字校园”覆盖率", "%", "0.53", "2024年6月")], asks=True)
    rate = ("常住人口城镇化率", "%", "48.47", "2020-11-01")
    yield _rows("a correction without a reason", [rate], "reason_missing", "before_plan")
    later = ("常住人口城镇化率", "%", "50.1", "2024年")
    housing = "county_housing_construction"
    yield _rows("a statistic of another's", [later], "statistics_bureau_only", department_id=housing)
    jobs = ("城镇新增就业", "人", "3200", "2024年6月")
    yield _rows("an indicator of another's", [jobs], "not_own_indicator", department_id=housing)


def _rows(name: str, rows: Sequence[Sequence[str]], *rules: str, asks: bool = False, department_id: str = "") -> Upload:
    content = corpus.gbk_csv(rows)
    return Upload(name, "进展.csv", content, rules=frozenset(rules), asks=asks, department_id=department_id)
