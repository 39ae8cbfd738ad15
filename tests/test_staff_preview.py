"""The preview of a draft over HTTP: the whole site as it would be, marked on every page, with no way out of it."""

import re
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from dashboard.accounts import Role
from tests.pictured import size_of
from tests.staffed import Visitor, Workplace, opened

HEAD = "指标名称,单位,完成值,截至时间\n"
FIGURE = f"{HEAD}5G基站（累计建成开通）,个,987,2025-12-31\n".encode()
MISTAKE = f"{HEAD}5G基站（累计建成开通）,个,很多,2025-12-31\n".encode()


@pytest.fixture
def place(tmp_path: Path) -> Workplace:
    found = opened(tmp_path)
    found.hire("zhangsan", Role.EDITOR, Role.PUBLISHER)
    return found


@pytest.fixture
def clerk(place: Workplace) -> Visitor:
    return place.member("zhangsan")


def test_every_page_of_the_preview_is_marked_and_links_nowhere_else(clerk: Visitor) -> None:
    draft = clerk.upload("进展.csv", FIGURE)
    inside = f"/staff/drafts/{draft}/preview"
    seen, queue = set(), [f"{inside}/", f"{inside}/en/"]
    while queue:
        address = queue.pop()
        answer = clerk.get(address.removeprefix("/staff"))
        assert answer.status_code == 200, address
        if answer.mimetype != "text/html":
            continue
        assert "preview-band" in answer.text and "预览" in answer.text, address
        assert "data-dash=" not in answer.text
        for link in re.findall(r'\s(?:href|action|src)="([^"#?]*)', answer.text):
            target = urlsplit(link)
            if target.scheme or target.netloc or not link or link.startswith(f"/staff/drafts/{draft}#"):
                continue
            assert link.startswith(inside) or link == f"/staff/drafts/{draft}", f"{address} leads to {link}"
            if link not in seen and link.startswith(inside):
                seen.add(link)
                queue.append(_quick(link))
    assert len(seen) > 100
    assert any(link.endswith(".png") for link in seen)


def _quick(link: str) -> str:
    """Where a PNG is linked its SVG is asked for, of the same subject and made far sooner."""
    return f"{link.removesuffix('.png')}.svg" if link.endswith(".png") else link


def test_pictures_in_the_preview_are_the_draft_s_marked_and_kept_nowhere(place: Workplace, clerk: Visitor) -> None:
    draft = clerk.upload("进展.csv", FIGURE)
    inside = f"/drafts/{draft}/preview/charts/base_stations_5g"
    written, drawn = clerk.get(f"{inside}.svg?preset=cover"), clerk.get(f"{inside}.png?preset=cover&download=1")
    assert "987" in written.text and "预览 尚未发布" in written.text
    assert size_of(drawn.data) == (1800, 766) and drawn.headers["Content-Disposition"].startswith("attachment")
    for answer in (written, drawn):
        assert "no-store" in answer.headers["Cache-Control"] and "ETag" not in answer.headers
    assert not list(place.settings.var_dir.rglob("*.png"))
    assert clerk.get(f"{inside}.png?preset=poster").status_code == 400
    assert clerk.get(f"/drafts/{draft}/preview/charts/nothing.png").status_code == 404


def test_a_preview_gives_the_addresses_that_readers_will_have(clerk: Visitor) -> None:
    page = clerk.get(f"/drafts/{clerk.upload('进展.csv', FIGURE)}/preview/indicators/base_stations_5g/press").text
    assert "<iframe" not in page and "/embed/base_stations_5g" in page
    assert not re.search(r"http://[^<>&]*/staff/", page)


def test_the_preview_shows_the_draft_and_readers_do_not(place: Workplace, clerk: Visitor) -> None:
    draft = clerk.upload("进展.csv", FIGURE)
    for path in ("/indicators/base_stations_5g", "/en/indicators/base_stations_5g", "/updates"):
        assert "987" in clerk.get(f"/drafts/{draft}/preview{path}").text
        assert "987" not in place.server.test_client().get(path).text
    assert "987" in clerk.get(f"/drafts/{draft}/preview/download/indicators/base_stations_5g.csv").text


def test_there_is_no_preview_while_errors_are_open(clerk: Visitor) -> None:
    draft = clerk.upload("进展.csv", MISTAKE)
    answer = clerk.get(f"/drafts/{draft}/preview/")
    assert answer.status_code == 403 and "第2步" in answer.text
