"""The words under every picture: as-of day, status, source, document; and the band that says not to use it."""

from dashboard.model import Indicator
from layouts import parts, words
from layouts.view import View


def target_words(view: View, row: Indicator) -> str:
    """What is wanted by when, in one line; empty without a target."""
    language, target = view.language, view.current(row).target
    if target is None:
        return ""
    aim, due = words.target_words(target, row, language), words.due_words(target, row, language)
    return language.text("目标 {target}，{due}", target=aim, due=due)


def band(view: View) -> str:
    """What is written across a picture that must not be used; empty for all others."""
    language = view.language
    if view.preview:
        return language.text("预览 尚未发布 不得引用")
    return language.text("演示数据 不得引用") if view.snapshot.plan.simulated else ""


def _dated(view: View, status: str) -> str:
    """A status with the day it was worked out on, where that is not the day of the data."""
    judged = parts.judged_words(view)
    return view.language.text("{words}（{when}）", words=status, when=judged) if status and judged else status


def version(view: View) -> tuple[tuple[str, str], ...]:
    """Which release a picture shows that was asked for by its release, and stays as it is."""
    return ((view.language.text("版本"), view.release_id[:12]),) if view.frozen else ()


def foot(view: View, *, measure: int, status: str = "", source: str = "") -> tuple[tuple[str, str], ...]:
    """As-of day, status, source, document and version; a source that is the document itself is told once."""
    language = view.language
    document = parts.document_words(view, measure) if measure >= 0 else view.snapshot.plan.document_number
    told = [
        (language.text("数据截至"), language.day(view.data_as_of)),
        (language.text("状态"), _dated(view, status)),
        (language.text("来源"), source if source != document else ""),
        (language.text("依据"), document),
        *version(view),
    ]
    return tuple((term, text) for term, text in told if text)
