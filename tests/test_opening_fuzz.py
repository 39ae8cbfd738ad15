"""Whatever bytes arrive, they are opened or refused in Chinese, soon and within limits; nothing else happens."""

import re
import time

from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from dashboard.errors import UploadRefused
from dashboard.intake import open_upload
from dashboard.intake.grid import CELLS, CHARACTERS, COLUMNS, ROWS
from dashboard.intake.personal import personal_data
from tests import corpus

CHINESE = re.compile(r"[\u4e00-\u9fff]")
TEXTS = [corpus.gbk_csv(), corpus.utf8_bom_csv(), corpus.utf16_tab_text(), corpus.full_width_comma_text()]
XLSX, XLS = corpus.wide_quarterly_xlsx(), corpus.et_workbook()
NAMES = st.text(max_size=12) | st.sampled_from(["a.csv", "a.xlsx", "a.xls", "a.et", "../../a.csv", "a.csv\0.exe"])
SPECIAL = b'\xff\xfe\xef\xbb\xbf\0",;\t\r\n<PK\x80\x81=+-@\xa3\xac'
CELL = st.text(alphabet="绿色建筑面积万平方米年月0123456789.%，。-(约 \"\n'=", max_size=12)


@st.composite
def spoilt(draw: st.DrawFn, originals: list[bytes], most: int = 12) -> bytes:
    """A real file with some bytes changed, cut out, doubled or put in."""
    content = bytearray(draw(st.sampled_from(originals)))
    for _ in range(draw(st.integers(1, most))):
        at = draw(st.integers(0, max(len(content) - 1, 0)))
        upto = at + draw(st.integers(0, 8))
        piece = draw(st.binary(max_size=4) | st.sampled_from(SPECIAL).map(lambda byte: bytes([byte])))
        content[at:upto] = draw(st.sampled_from([piece, b"", bytes(content[at:upto]) * 2]))
    return bytes(content)


def opens_or_is_refused(name: str, content: bytes, *, seconds: float) -> None:
    began = time.process_time()
    try:
        book = open_upload(name, content)
    except UploadRefused as refusal:
        assert CHINESE.search(refusal.message) and CHINESE.search(refusal.remedy)
    else:
        for sheet in book.sheets:
            assert len(sheet.rows) <= ROWS and len({len(row) for row in sheet.rows}) <= 1
            assert all(len(row) <= COLUMNS for row in sheet.rows)
            assert sum(map(len, sheet.rows)) <= CELLS
            assert all(len(cell.text) <= CHARACTERS for row in sheet.rows for cell in row)
        assert all("*" in problem.found for problem in personal_data(book))
    assert time.process_time() - began < seconds


@settings(max_examples=2500)
@given(NAMES, st.binary(max_size=400) | st.lists(st.sampled_from(SPECIAL), max_size=60).map(bytes))
@example("a.csv", b"\n" * 3_000_000)
@example("a.csv", b"," * 3_000_000)
@example("a.csv", b'"' * 1_000_001)
@example("a.csv", b"\xef\xbb\xbf" + "，\n".encode() * 300_000)
@example("a.csv", b"a,b\n" * 1_000_000)
def test_any_bytes(name: str, content: bytes) -> None:
    opens_or_is_refused(name, content, seconds=10)


@settings(max_examples=2000)
@given(NAMES, spoilt(TEXTS))
def test_spoilt_text_files(name: str, content: bytes) -> None:
    opens_or_is_refused(name, content, seconds=5)


@settings(max_examples=1500)
@given(
    st.lists(st.tuples(CELL, CELL, CELL), max_size=8),
    st.sampled_from(["gb18030", "utf-8", "utf-8-sig", "utf-16"]),
    st.sampled_from([",", "\t", ";"]),
)
def test_a_table_of_text_opens_as_it_was_written(rows: list[tuple[str, str, str]], codec: str, delimiter: str) -> None:
    header = ("指标名称", "计量单位", "完成数值")
    written = [header, *rows, header]
    book = open_upload("a.csv", corpus.csv_text(written, delimiter=delimiter).encode(codec))
    shown = [[cell.text for cell in row] for row in book.sheets[0].rows]
    assert shown == [[text if text.strip() else "" for text in row] for row in written]


@settings(max_examples=120, suppress_health_check=[HealthCheck.too_slow])
@given(spoilt([XLSX], most=3))
def test_spoilt_archives(content: bytes) -> None:
    opens_or_is_refused("a.xlsx", content, seconds=10)


@settings(max_examples=30, suppress_health_check=[HealthCheck.too_slow])
@given(st.sampled_from(["xl/worksheets/sheet1.xml", "xl/styles.xml", "xl/workbook.xml"]), st.data())
def test_spoilt_members_of_a_whole_archive(member: str, data: st.DataObject) -> None:
    content = data.draw(spoilt([corpus.member(XLSX, member)], most=3))
    opens_or_is_refused("a.xlsx", corpus.with_member(XLSX, member, content), seconds=10)


@settings(max_examples=120, suppress_health_check=[HealthCheck.too_slow])
@given(spoilt([XLS], most=6))
def test_spoilt_old_workbooks(content: bytes) -> None:
    opens_or_is_refused("a.xls", content, seconds=10)
