"""A release as its files tell of it: the same text whenever and wherever they are made."""

import re
from dataclasses import dataclass
from datetime import date

from dashboard.language import Language
from dashboard.model import Snapshot

_UNSAFE = re.compile(r"[^\w.-]+")


@dataclass(frozen=True, slots=True)
class Edition:
    """A release with what its files say about it.

    release_id is empty for a dataset that is not published. day is the day the release was first published, or the
    fixed day of a simulated dataset; never today. address is the site's own, without a slash at its end, empty where
    nobody has set one.
    """

    snapshot: Snapshot
    release_id: str
    day: date
    organiser: str
    organiser_en: str
    address: str = ""

    @property
    def short(self) -> str:
        """The first twelve characters of the release's id, which name it in addresses."""
        return self.release_id[:12]

    @property
    def simulated(self) -> bool:
        return self.snapshot.plan.simulated

    def title(self, language: Language) -> str:
        """The name of the whole dataset."""
        place = language.name(self.snapshot.area)
        title = language.text("{place}新型城镇化建设进展数据", place=place)
        return language.text("{title}（演示数据）", title=title) if self.simulated else title

    def file_name(self, name: str, form: str) -> str:
        """What a file is saved as, in ASCII: chengwu-urban_rate-2026-11-23-7849c7912345.csv."""
        place = self.snapshot.area.name_en.split()[0].lower()
        place = place if re.fullmatch(r"[a-z]+", place) else self.snapshot.area.area
        return self._dated(("demo",) if self.simulated else (), place, name, form)

    def file_name_in_chinese(self, name: str, form: str) -> str:
        """The same for browsers that take any letter: 成武县-城镇化率-2026-11-23-7849c7912345.csv."""
        return self._dated(("演示数据",) if self.simulated else (), self.snapshot.area.name, name, form)

    def _dated(self, before: tuple[str, ...], place: str, name: str, form: str) -> str:
        parts = (*before, place, _UNSAFE.sub("_", name)[:60], self.day.isoformat(), self.short or "draft")
        return f"{'-'.join(parts)}.{form}"
