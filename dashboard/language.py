"""What a page says, in Chinese or English: one catalogue of words, and the forms of numbers and dates.

Chinese is written in the code and is the key of the catalogue; English is `locale/en/LC_MESSAGES/messages.po`,
kept with Babel. A message without an English form is shown in Chinese, and a test fails.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import lru_cache
from pathlib import Path
from typing import Any, Literal

from babel.messages.pofile import read_po

from dashboard.periods import Period

Code = Literal["zh", "en"]

CATALOGUE = Path(__file__).parent / "locale" / "en" / "LC_MESSAGES" / "messages.po"


@dataclass(frozen=True, slots=True)
class Language:
    """One of the site's languages. code is `zh` or `en`."""

    code: Code

    @property
    def tag(self) -> str:
        """The BCP 47 tag for `lang` attributes."""
        return "zh-CN" if self.code == "zh" else "en"

    def text(self, message: str, **values: object) -> str:
        """A message of the catalogue, its `{name}` places filled."""
        return (message if self.code == "zh" else _english().get((message, 0), message)).format(**values)

    def plural(self, message: str, n: int, **values: object) -> str:
        """A message that counts: `{n}` is the number, and English has a form for one and a form for many."""
        form = message if self.code == "zh" else _english().get((message, 0 if n == 1 else 1), message)
        return form.format(n=self.number(n), **values)

    def of(self, row: object, field: str) -> str:
        """A row's own words: `field` in Chinese, `field_en` in English where the row has one."""
        chinese: str = getattr(row, field)
        return chinese if self.code == "zh" else getattr(row, f"{field}_en", "") or chinese

    def name(self, row: object) -> str:
        """A row's name."""
        return self.of(row, "name")

    def quoted(self, row: object) -> str:
        """A row's name to stand between quotation marks: its own become single ones."""
        return self.name(row).translate({ord("“"): "‘", ord("”"): "’"})

    def nested(self, title: str) -> str:
        """A publication's title to stand between 《》, which only Chinese sets: its own become single ones."""
        return title.translate({ord("《"): "〈", ord("》"): "〉"}) if self.code == "zh" else title

    def number(self, value: Decimal | int) -> str:
        """A number with the decimals it was published with: `47.47`, `67.0`; thousands grouped in English only.

        Chinese official writing leaves four digits together, so that 1100 and 3161 read as in the plan.
        """
        exact = Decimal(value)
        return f"{exact:,f}" if self.code == "en" and abs(exact) >= 1000 else f"{exact:f}"

    def day(self, day: date) -> str:
        """A day in running text: 2026年11月23日, 23 November 2026."""
        if self.code == "zh":
            return f"{day.year}年{day.month}月{day.day}日"
        return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"

    def month(self, day: date) -> str:
        """A month in running text: 2025年6月, June 2025."""
        return f"{day.year}年{day.month}月" if self.code == "zh" else f"{_MONTHS[day.month - 1]} {day.year}"

    def period(self, period: Period) -> str:
        """A reporting period in running text: 2024年, 2024年上半年, 2024年二季度, 2024年6月, 2020年11月1日."""
        year = period.start.year
        if period.kind == "day":
            return self.day(period.start)
        if period.kind == "month":
            return self.month(period.start)
        if period.kind == "year":
            return f"{year}年" if self.code == "zh" else str(year)
        part = (period.start.month - 1) // (6 if period.kind == "half" else 3)
        if self.code == "zh":
            return f"{year}年" + (("上半年", "下半年")[part] if period.kind == "half" else f"{'一二三四'[part]}季度")
        return f"H{part + 1} {year}" if period.kind == "half" else f"Q{part + 1} {year}"

    def since_january(self, period: Period) -> str:
        """The months of a year up to the end of a period: 2025年1—6月, January–June 2025; January is a month."""
        end = period.end
        if end.month == 1:
            return self.month(end)
        return f"{end.year}年1—{end.month}月" if self.code == "zh" else f"January–{self.month(end)}"


_MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip

CHINESE = Language("zh")
ENGLISH = Language("en")
LANGUAGES: Mapping[str, Language] = {"zh": CHINESE, "en": ENGLISH}


@lru_cache(maxsize=1)
def _english() -> Mapping[tuple[str, int], str]:
    """The English forms by Chinese message and form number (0 for one, 1 for many)."""
    forms: dict[tuple[str, int], str] = {}
    with CATALOGUE.open("rb") as file:
        for message in read_po(file, locale="en"):
            for index, form in enumerate(_forms(message.string)):
                if message.id and form:
                    forms[message.id[0] if isinstance(message.id, tuple) else str(message.id), index] = form
    return forms


def _forms(string: Any) -> tuple[str, ...]:
    return tuple(string) if isinstance(string, tuple | list) else (string,)
