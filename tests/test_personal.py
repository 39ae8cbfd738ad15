"""Identity cards, phones and bank cards are found wherever they stand, and never quoted in full."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.intake import Book, Cell, Sheet
from dashboard.intake.personal import personal_data

# Made up for these tests; the identity numbers have a right check digit and belong to nobody known.
IDENTITY, OLD_IDENTITY, PHONE, CARD = "37172319900307109X", "371723900307123", "13812341234", "6222021234567890128"


def book(*cells: Cell, hidden: bool = False) -> Book:
    return Book("a.csv", "csv", (Sheet("Sheet1", (tuple(cells),), hidden),))


def text(words: str) -> Cell:
    return Cell(words, words)


def number(digits: str, shown: str = "") -> Cell:
    return Cell(Decimal(digits), shown or digits)


def found(*cells: Cell) -> list[str]:
    return [problem.found for problem in personal_data(book(*cells))]


@pytest.mark.parametrize(
    ("words", "masked"),
    [
        (IDENTITY, "37*************09X"),
        (f"联系人（{IDENTITY.lower()}）", "37*************09x"),
        (OLD_IDENTITY, "37**********123"),
        (PHONE, "138****1234"),
        ("联系电话：138 1234 1234", "138****1234"),
        ("+86 138-1234-1234", "138****1234"),
        ("１３８１２３４１２３４", "138****1234"),
        (CARD, "6222***********0128"),
        ("6222 0212 3456 7890 128", "6222***********0128"),
    ],
)
def test_personal_numbers_are_found_and_masked(words: str, masked: str) -> None:
    assert found(text(words)) == [masked]


@pytest.mark.parametrize(
    "words",
    [
        "371723199003071092",  # a wrong check digit
        "371723901307123",  # a thirteenth month
        "12345678901",  # eleven digits of no phone
        "6222021234567890129",  # a wrong last digit
        "2024-06-30 2024-07-01",
        "0530-8612345",
        "2403-371723-04-01-123456",
        "成政发〔2024〕3号",
        "582518.13812341234",
        "",
    ],
)
def test_other_numbers_are_left_alone(words: str) -> None:
    assert found(text(words)) == []


def test_a_phone_kept_as_a_number_is_found() -> None:
    assert found(number(PHONE)) == ["138****1234"]


def test_an_amount_with_thousands_marks_is_no_phone() -> None:
    assert found(number(PHONE, "13,812,341,234")) == []


def test_an_identity_number_that_lost_its_last_digits_as_a_number_is_found() -> None:
    assert found(number("371723199003071000")) == ["37*************000"]


def test_an_ordinary_value_is_no_personal_number() -> None:
    assert found(number("47.47"), number("3161"), number("13812341234.5")) == []


def test_hidden_sheets_are_searched_and_the_cell_is_named() -> None:
    (problem,) = personal_data(book(text("备注"), text(PHONE), hidden=True))
    assert (problem.sheet, problem.address, problem.row, problem.severity) == ("Sheet1", "B1", 1, "error")
    assert PHONE not in str(problem)


def test_a_cell_with_two_kinds_has_two_problems() -> None:
    assert len(found(text(f"{IDENTITY}，{PHONE}，{PHONE}"))) == 2


words = st.text(alphabet="Xx -，。：（a人\n", max_size=20)
days = st.dates(date(1900, 1, 1), date(2025, 12, 31))


@st.composite
def identities(draw: st.DrawFn) -> str:
    """An identity number of 18 places with its check digit (GB 11643-1999)."""
    body = f"371723{draw(days):%Y%m%d}{draw(st.integers(0, 999)):03}"
    return body + "10X98765432"[sum(int(digit) * 2 ** (17 - place) for place, digit in enumerate(body)) % 11]


phones = st.builds("1{}{:09}".format, st.integers(3, 9), st.integers(0, 999_999_999))


@given(words, identities() | phones | st.just(CARD), words)
def test_a_personal_number_is_found_among_any_words_and_never_quoted(before: str, number: str, after: str) -> None:
    (masked,) = found(text(f"{before}，{number}，{after}"))
    assert len(masked) == len(number) and number not in masked
    assert "****" in masked and masked[:2] == number[:2] and masked[-3:] == number[-3:]


@given(phones, st.sampled_from(["", ".0", ".00"]))
def test_a_phone_that_a_workbook_keeps_as_a_number_is_found_and_never_quoted(phone: str, zeros: str) -> None:
    assert found(number(phone + zeros)) == [f"{phone[:3]}****{phone[-4:]}"]


@given(st.text(alphabet="0123456789Xx -.，a人", max_size=60), st.decimals(allow_nan=False, allow_infinity=False))
def test_nothing_upsets_the_search(typed: str, value: Decimal) -> None:
    assert all("***" in masked for masked in found(text(typed), number(f"{value:f}")))
