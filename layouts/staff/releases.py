"""The history of what was published, and the way back."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from types import MappingProxyType
from typing import Protocol

from dash import html

from dashboard.accounts import Role
from dashboard.changes import from_json
from layouts import digest
from layouts.page import Page
from layouts.parts import Nodes
from layouts.staff.desktop import Desktop, moment
from layouts.staff.forms import button, form, guarded, lines
from layouts.staff.frame import staff_frame
from layouts.view import View

KINDS = {"first": "首次发布", "update": "更新", "withdrawal": "撤回"}


class Published(Protocol):
    """One time a release was put in front of readers, as the store keeps it: author is a user name, empty for the
    first start; changes is `dashboard.changes.as_json` text."""

    @property
    def number(self) -> int: ...
    @property
    def release_id(self) -> str: ...
    @property
    def published(self) -> datetime: ...
    @property
    def reason(self) -> str: ...
    @property
    def author(self) -> str: ...
    @property
    def kind(self) -> str: ...
    @property
    def changes(self) -> str: ...


def releases(
    desktop: Desktop,
    history: Sequence[Published],
    *,
    names: Mapping[str, str] = MappingProxyType({}),
    pictures: html.Section | None = None,
) -> Page:
    """Every publication, the latest first; the county's publishers may put an earlier one in front of readers again.

    names are people's by user name; pictures tells how far those of the current release are.
    """
    lede = "每次发布都是一个完整的版本，什么都不会被覆盖。撤回就是把以前的版本再发布一次，原因会公开。"
    if not history:
        empty = html.Div(
            [html.H3("还没有发布过"), html.P("第一次启动时会发布数据目录里的数据。")], className="blank mt"
        )
        return staff_frame(desktop, "发布记录", [html.P(lede, className="lede"), empty])
    view, older = desktop.view(), [*history[1:], None]
    listed = [
        _release(desktop, view, release, before=before, current=release is history[0], names=names)
        for release, before in zip(history, older, strict=True)
    ]
    return staff_frame(
        desktop,
        "发布记录",
        [html.P(lede, className="lede"), *([pictures] if pictures else []), html.Ol(listed, className="releases")],
    )


def _release(
    desktop: Desktop,
    view: View,
    release: Published,
    *,
    before: Published | None,
    current: bool,
    names: Mapping[str, str],
) -> html.Li:
    author = names.get(release.author, release.author)
    who = f"，{author}发布" if author else ""
    entries = from_json(release.changes)
    now = html.Span("现在公开的", className="tag tag--now")
    heading: Nodes = [f"第{release.number}次　{KINDS.get(release.kind, release.kind)}　", *([now] if current else [])]
    facts = html.P([f"{moment(release.published)}{who}，版本", html.Code(release.release_id[:12])], className="notes")
    why = [html.P(f"原因：{release.reason}")] if release.reason else []
    listed = digest.digest(view, entries)
    counted = digest.counted(entries, desktop.language)
    told = [html.P(counted)] if counted else []
    back = _back(desktop, release, before=before, current=current)
    return html.Li([html.H2(heading, className="sub-h"), facts, *why, *told, *([listed] if listed else []), *back])


def _back(desktop: Desktop, release: Published, *, before: Published | None, current: bool) -> list[html.Details]:
    """From the current release the way is to the one before it, from an earlier one to itself."""
    who = desktop.account
    if who is None or not who.may(Role.PUBLISHER) or who.department_id or (current and before is None):
        return []
    to = before if current and before else release
    summary = "撤回这次发布" if current else "恢复到这一版"
    says = f"公众会马上看到第{to.number}次发布的内容（{moment(to.published)}）。这次的内容留在记录里，以后还能恢复。"
    why = lines("原因", "reason", identifier=f"withdraw-{release.number}", hint="必填，会公开", required=True)
    sent = html.Div(button(summary), className="btns")
    path = f"/releases/{to.number}/withdraw"
    return [guarded(summary, [html.P(says), form(desktop, path, [why, sent], confirm=f"{summary}？公众马上能看到。")])]
