"""The stages of a community's renovation: their names, colours, and who stands at each."""

from collections.abc import Sequence

from dashboard.drawing.tracks import STAGES
from dashboard.language import Language
from dashboard.model import Community, Stage

SQUARES: dict[Stage, str] = {"planned": "st1", "started": "st2", "finished": "st3", "accepted": "st4"}
"""The class of each stage's colour: one blue, from light to dark."""


def stage_words(stage: Stage, language: Language) -> tuple[str, str]:
    """A stage's name, and what it means."""
    told = {
        "accepted": (language.text("验收"), language.text("通过竣工验收")),
        "finished": (language.text("完工"), language.text("工程完成，等待验收")),
        "started": (language.text("施工"), language.text("已进场施工")),
        "planned": (language.text("未开工"), language.text("列入计划，还没有进场")),
    }
    return told[stage]


def at_stage(rows: Sequence[Community], stage: Stage) -> list[Community]:
    """The communities that have come this far and no further."""
    return [row for row in rows if row.stage == stage]


def furthest_first(rows: Sequence[Community]) -> list[Community]:
    """The communities, those that have come furthest before the others."""
    return [row for stage in reversed(STAGES) for row in at_stage(rows, stage)]
