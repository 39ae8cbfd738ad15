"""Every public page by name, for people; and its addresses, for machines."""

from collections.abc import Sequence
from dataclasses import dataclass

from dashboard.language import CHINESE, Language
from dashboard.model import Snapshot
from layouts import words
from layouts.page import Page
from layouts.reading import Chapter, article, links
from layouts.view import View


@dataclass(frozen=True, slots=True)
class Group:
    """Pages of one kind: what they are called together, and (name, path) of each."""

    name: str
    heading: str
    pages: Sequence[tuple[str, str]]


def sitemap(view: View) -> Page:
    """The map of the site."""
    language = view.language
    heading = language.text("网站地图")
    chapters = [
        Chapter(group.name, group.heading, [links(view, group.pages)]) for group in groups(view.snapshot, language)
    ]
    description = language.text("本栏目全部页面：总览、各行动、各举措、各指标、各部门、数据、方法和说明。")
    return Page(heading, description, article(view, heading, chapters), kind="column")


def groups(snapshot: Snapshot, language: Language) -> tuple[Group, ...]:
    """All public pages by kind."""
    return (
        Group("overview", language.text("总览和专题"), _main(language)),
        Group(
            "actions",
            language.text("各行动"),
            [(language.name(row), f"/actions/{row.action_id}") for row in snapshot.actions],
        ),
        Group("measures", language.text("各举措"), _measures(snapshot, language)),
        Group(
            "indicators",
            language.text("各指标"),
            [(language.name(row), f"/indicators/{row.indicator_id}") for row in snapshot.indicators],
        ),
        Group(
            "press",
            language.text("媒体使用"),
            [(language.name(row), f"/indicators/{row.indicator_id}/press") for row in snapshot.indicators],
        ),
        Group(
            "departments",
            language.text("各部门"),
            [(language.name(row), f"/departments/{row.department_id}") for row in snapshot.departments],
        ),
        Group("about", language.text("数据、方法和说明"), _about(language)),
    )


def _main(language: Language) -> Sequence[tuple[str, str]]:
    return (
        (language.text("总览"), "/"),
        (language.text("老旧小区改造"), "/communities"),
        (language.text("责任部门"), "/departments"),
        (language.text("更新记录"), "/updates"),
    )


def _measures(snapshot: Snapshot, language: Language) -> Sequence[tuple[str, str]]:
    return [
        (
            language.text("{clause} {name}", clause=words.clause_words(row.measure, language), name=language.name(row)),
            f"/measures/{row.measure}",
        )
        for row in snapshot.measures
    ]


def _about(language: Language) -> Sequence[tuple[str, str]]:
    return (
        (language.text("数据下载与说明"), "/data"),
        (language.text("数据接口"), "/data/api"),
        (language.text("评价方法"), "/method"),
        (language.text("方案和本栏目"), "/about"),
        (language.text("无障碍说明"), "/accessibility"),
        (language.text("隐私说明"), "/privacy"),
        (language.text("网站地图"), "/sitemap"),
    )


def paths(snapshot: Snapshot) -> tuple[str, ...]:
    """Every public address of the site, without prefix and language."""
    return tuple(path for group in groups(snapshot, CHINESE) for _, path in group.pages)
