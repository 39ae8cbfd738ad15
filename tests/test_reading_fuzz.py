"""No book crashes or hangs the reading, and what is read has the contract's own forms."""

from datetime import date, datetime
from decimal import Decimal
from random import Random

from hypothesis import example, given, settings
from hypothesis import strategies as st

from dashboard.intake import Book, Cell, Question, Reading, Sheet, read
from dashboard.intake.headings import words_of
from dashboard.intake.moments import moment_in, read_moment
from dashboard.intake.numbers import number_in, read_number
from dashboard.tables import TABLES
from tests.builders import TODAY, community, indicator, milestone, snapshot

PUBLIC = snapshot(
    indicators=[indicator(), indicator(indicator_id="share", name="覆盖率", unit="%", kind="level")],
    milestones=[milestone()],
    communities=[community()],
)
HEADINGS = sorted({word for table in TABLES for word in words_of(table)} | {"2024年", "一季度", "1-6月", "完成值(%)"})
VALUES = [
    "",
    "180万",
    "约一百八",
    "53%",
    "0.53",
    "—",
    "删除",
    "3.7E+17",
    "#REF!",
    "=A1",
    "合计",
    "注：快报",
    "5G基站",
    "覆盖",
]
MOMENTS = ["6月末", "2024年6月", "2024.1", "45473", "1-6月", "二季度", "2024年", "2024-02-30", "6/30", "已开工", "true"]
EVERYTHING = HEADINGS + VALUES + MOMENTS
words = st.sampled_from(EVERYTHING)
texts = st.one_of(
    words, words, st.text(max_size=12), st.text("一二三千万亿年月日季度半约余0123456789.,-%/()（）", max_size=12)
)
cells = st.one_of(
    texts.map(lambda text: Cell(text, text)),
    st.builds(Cell, st.decimals(), st.text(max_size=5), st.sampled_from(["", "0%", "0.00", "General", "yyyy"])),
    st.builds(
        Cell, st.one_of(st.dates(), st.datetimes(), st.booleans(), st.none()), st.just(""), st.just('m"月"d"日"')
    ),
    st.just(Cell(formula=True)),
)
lines = st.lists(cells, max_size=6).map(tuple)
headers = st.lists(st.sampled_from(HEADINGS), min_size=2, max_size=7).map(lambda row: tuple(Cell(t, t) for t in row))
sheets = st.builds(
    lambda name, above, header, below: Sheet(name, (*above, header, *below)),
    st.sampled_from(["Sheet1", "2024年进展", "单位：%"]),
    st.lists(lines, max_size=2),
    headers,
    st.lists(lines, max_size=4),
)
several = st.lists(sheets, max_size=2, unique_by=lambda sheet: sheet.name).map(tuple)
books = st.builds(Book, texts, st.just("xlsx"), several)


@settings(max_examples=400)
@given(books)
@example(Book("", "csv", ()))
def test_no_book_breaks_the_reading(book: Book) -> None:
    whole(book)


def test_thousands_of_made_up_sheets_are_read() -> None:
    """The same search without its bookkeeping: ten times as many books in the same time."""
    for seed in range(4000):
        chance = Random(seed)
        rows = [chance.sample(HEADINGS, chance.randint(2, 7))]
        rows += [chance.choices(EVERYTHING, k=chance.randint(0, 6)) for _ in range(4)]
        sheet = Sheet("Sheet1", tuple(tuple(Cell(text, text) for text in row) for row in rows))
        whole(Book(f"{chance.choice(EVERYTHING)}.csv", "csv", (sheet,)))


def whole(book: Book) -> None:
    """What is read has the contract's forms, and a question that is answered is not asked again."""
    readings = read(book, snapshot=PUBLIC, answers={}, today=TODAY)
    assert readings
    answers = {question.key: question.choices[0][0] if question.choices else "2024" for question in asked(readings)}
    again = read(book, snapshot=PUBLIC, answers=answers, today=TODAY)
    assert not {question.key for question in asked(again)} & set(answers)
    for found in (found for reading in again for found in reading.rows):
        assert all(isinstance(value, str) for value in found.values.values())
        assert all("!" in where for where in found.places.values())


def asked(readings: tuple[Reading, ...]) -> list[Question]:
    return [question for reading in readings for question in reading.questions]


@settings(max_examples=1000)
@given(st.one_of(texts, st.text(max_size=200)))
@example("1" * 5000)
@example("一" * 5000)
@example("(" * 5000)
@example("1," * 3000)
def test_no_text_breaks_the_grammars(text: str) -> None:
    number_in(text)
    moment_in(text)


@settings(max_examples=500)
@given(cells)
@example(Cell(Decimal("1E+999999"), ""))
@example(Cell(Decimal("1E-999999"), "", "0.00"))
@example(Cell(datetime(1, 1, 1), "", "0.00"))
@example(Cell(date(9999, 12, 31), "", "m"))
def test_no_cell_breaks_the_grammars(cell: Cell) -> None:
    read_number(cell)
    read_moment(cell)
