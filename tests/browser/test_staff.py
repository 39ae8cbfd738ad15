"""A clerk who has never seen the staff area: from a file with mistakes to readers, and back, in a real Chromium."""

import os
import re
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from dataclasses import dataclass

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from tests.browser.live import ROOT, Site, serving
from tests.browser.watch import Opener, Watched
from tests.stores import store_url

COOKIE = ("cookie set: staff",)
"""The one cookie of this site, which only the staff area sets."""
FIGURE = "/download/indicators/base_stations_5g.csv"
MISTAKES = (
    "成武县进展表,,,\n指标名称,单位,完成值,截至时间\n"
    "5G基站（累计建成开通）,个,很多,2025-12-31\n"
    "装配式建筑单体装配率,%,45％,6月末\n"
).encode("gbk")
WIDER = "document.documentElement.scrollWidth > document.documentElement.clientWidth + 1"


@dataclass(frozen=True)
class Town:
    """A running site of two workers, and the address of its store."""

    site: Site
    store: str

    def hire(self, username: str, *roles: str) -> str:
        """Makes an account as the README says and returns its one-time password."""
        chosen = [part for role in roles for part in ("--role", role)]
        command = [sys.executable, "-m", "dashboard", "account", "add", username, "--name", "张三", *chosen]
        environment = {**os.environ, "DATABASE_URL": self.store, "DATA_DIR": "data"}
        made = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=True)
        return made.stdout.splitlines()[0].partition("：")[2]

    def readers_see(self, figure: str) -> bool:
        """Whether a figure is public, on a fresh connection, so that either worker may answer."""
        with urllib.request.urlopen(self.site.url + FIGURE, timeout=10) as answer:
            return f",{figure}," in answer.read().decode("utf-8-sig")

    def seen_everywhere(self, figure: str, *, since: float) -> float:
        """Seconds until a figure was seen ten times running."""
        limit, running = time.monotonic() + 15, 0
        while running < 10 and time.monotonic() < limit:
            running = running + 1 if self.readers_see(figure) else 0
            if running == 1:
                first = time.monotonic() - since
        assert running == 10, f"{figure} is not public on every worker"
        return first

    def gone_everywhere(self, figure: str) -> None:
        """Looks until a figure was not seen ten times running."""
        limit, running = time.monotonic() + 15, 0
        while running < 10 and time.monotonic() < limit:
            running = 0 if self.readers_see(figure) else running + 1
        assert running == 10, f"{figure} is still public"


@pytest.fixture(scope="module")
def town(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Town]:
    folder = tmp_path_factory.mktemp("staffed")
    with serving("official", folder, DATABASE_URL=store_url(folder)) as site:
        yield Town(site, store_url(folder))


def enter(town: Town, visit: Opener, username: str, *roles: str, javascript: bool, width: int = 1280) -> Watched:
    """Signs in with a one-time password and changes it, as on somebody's first day."""
    once, own = town.hire(username, *roles), f"Orchards-{len(username)}-Plan-2025"
    watched = visit(f"{town.site.url}/staff/", javascript=javascript, width=width, expected=COOKIE)
    page = watched.page
    page.fill("#username", username)
    page.fill("#password", once)
    page.click("main button")
    expect(page.locator("h1")).to_have_text("修改密码")
    page.fill("#old", once)
    page.fill("#new", own)
    page.fill("#again", own)
    page.click("main button")
    expect(page.locator("h1")).to_have_text("上报进展数据")
    return watched


def choose(page: Page, name: str, content: bytes, *, javascript: bool) -> None:
    """Chooses a file; without JavaScript it is sent by its button."""
    page.set_input_files("#file", {"name": name, "mimeType": "text/csv", "buffer": content})
    if not javascript:
        page.click("form[enctype] button")
    page.wait_for_url(re.compile(r"/staff/drafts/"))
    expect(page.locator("#s2")).to_be_visible(timeout=20_000)


def mend(page: Page, figure: str) -> None:
    """Mends the one cell and answers the one question of the file with mistakes."""
    expect(page.locator("#s2")).to_contain_text("“很多”不能识别为数字")
    page.fill("#mend-1", figure)
    page.locator("button[form=findings]").last.click()
    expect(page.locator("#s2")).not_to_contain_text("“很多”不能识别为数字", timeout=20_000)
    page.fill("input[name^='answer:']", "2025")
    page.click("form[action$='/answers'] button")
    expect(page.locator("#s4 form[action$='/publish'] button[type=submit]")).to_be_visible(timeout=20_000)


def publish(page: Page) -> float:
    """Confirms and publishes; the moment the button was pressed."""
    for box in page.locator("input[name=confirm]").all():
        box.check()
    pressed = time.monotonic()
    page.click("form[action$='/publish'] button[type=submit]")
    page.wait_for_url(re.compile(r"/staff/releases"))
    return pressed


def withdraw(page: Page, reason: str) -> None:
    """Takes the latest publication back."""
    latest = page.locator(".releases > li").first
    latest.locator("summary").click()
    latest.locator("textarea").fill(reason)
    latest.locator("button").click()
    expect(page.locator(".said--done")).to_contain_text("已经恢复")


@pytest.mark.parametrize(("javascript", "figure"), [(True, "987"), (False, "986")], ids=["script", "no script"])
def test_a_file_with_mistakes_becomes_a_public_figure_and_goes_again(
    visit: Opener, town: Town, javascript: bool, figure: str
) -> None:
    page = enter(town, visit, f"clerk{figure}", "editor", "publisher", javascript=javascript).page
    page.on("dialog", lambda dialog: dialog.accept())
    choose(page, "进展.csv", MISTAKES, javascript=javascript)
    mend(page, figure)
    assert not town.readers_see(figure)
    took = town.seen_everywhere(figure, since=publish(page))
    print(f"from publish to visible: {took:.2f} s")
    assert took <= 5
    withdraw(page, "数据有误，重新核对")
    town.gone_everywhere(figure)


def test_the_whole_draft_is_previewed_before_anybody_sees_it(visit: Opener, town: Town) -> None:
    page = enter(town, visit, "previewer", "editor", "publisher", javascript=True).page
    choose(page, "进展.csv", MISTAKES, javascript=True)
    mend(page, "985")
    page.click("text=预览整个网站")
    expect(page.locator(".preview-band")).to_contain_text("预览")
    page.goto(page.url + "indicators/base_stations_5g")
    expect(page.locator("main")).to_contain_text("985")
    expect(page.locator(".preview-band")).to_be_visible()
    page.locator(".topbar >> text=English").click()
    expect(page.locator("html")).to_have_attribute("lang", "en")
    expect(page.locator(".preview-band")).to_be_visible()
    assert not town.readers_see("985")


PAGES: dict[str, Callable[[Page], object]] = {
    "workbench": lambda page: page.goto(page.url),
    "password": lambda page: page.click("a[href$='/password']"),
    "second factor": lambda page: page.goto(page.url.rstrip("/") + "/code"),
    "accounts": lambda page: page.click("a[href$='/accounts']"),
    "audit": lambda page: page.click("a[href$='/audit']"),
    "releases": lambda page: page.click("a[href$='/releases']"),
    "draft": lambda page: choose(page, "进展.csv", MISTAKES, javascript=True),
}


@pytest.mark.parametrize("name", PAGES)
def test_a_staff_page_fits_and_has_no_accessibility_violation(visit: Opener, town: Town, name: str) -> None:
    roles = ("editor", "reviewer", "publisher", "auditor", "administrator")
    page = enter(town, visit, f"chief-{list(PAGES).index(name)}", *roles, javascript=True, width=375).page
    PAGES[name](page)
    page.wait_for_load_state("load")
    for width in (320, 375, 1280):
        page.set_viewport_size({"width": width, "height": 800})
        assert not page.evaluate(WIDER), width
    page.set_viewport_size({"width": 375, "height": 800})
    assert _violations(page) == []


def _violations(page: Page) -> list[str]:
    options = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}
    response = Axe().run(page, options=options).response
    return [
        f"{violation['id']}: {node['html'][:160]} ({node['failureSummary'][:200]})"
        for violation in response["violations"]
        for node in violation["nodes"][:3]
    ]
