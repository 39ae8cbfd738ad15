"""Worked-out numbers lose the zeros of their working out, and nothing else."""

from decimal import Decimal

import pytest

from dashboard.decimals import number_format, plain


@pytest.mark.parametrize(
    ("worked_out", "written"),
    [
        ("5.50", "5.5"),
        ("5E+1", "50"),
        ("100", "100"),
        ("100.00", "100"),
        ("0.00", "0"),
        ("-1.20", "-1.2"),
        ("0.01", "0.01"),
    ],
)
def test_zeros_and_exponents_of_working_out_go(worked_out: str, written: str) -> None:
    assert f"{plain(Decimal(worked_out)):f}" == str(plain(Decimal(worked_out))) == written


@pytest.mark.parametrize(("value", "format"), [("67.0", "0.0"), ("67", "0"), ("1E+3", "0"), ("-0.25", "0.00")])
def test_a_workbook_shows_the_decimals_a_value_has(value: str, format: str) -> None:
    assert number_format(Decimal(value)) == format
