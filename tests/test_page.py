"""What a page says of itself."""

from layouts.page import shortened


def test_a_short_description_stays_whole() -> None:
    assert shortened("十个小区") == "十个小区"


def test_a_long_chinese_description_ends_at_120_characters() -> None:
    assert len(shortened("字" * 200)) == 120


def test_an_english_description_ends_between_words() -> None:
    assert shortened("word " * 40).endswith("word…")
