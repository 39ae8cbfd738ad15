"""The press page in a real browser: every piece is copied in one press, with or without the browser's help."""

import re

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from tests.browser.live import Site
from tests.browser.pages import KINDS, indicator
from tests.browser.watch import Opener

NO_CLIPBOARD = "Object.defineProperty(navigator, 'clipboard', {get: () => undefined})"
REFUSING = "navigator.clipboard.writeText = navigator.clipboard.write = () => Promise.reject(new Error('no'))"
NEITHER = f"{NO_CLIPBOARD}; document.execCommand = () => false"
CAUGHT = """document.addEventListener('copy', () => {
  window.copied = (document.activeElement.contentDocument || document).getSelection().toString()
}, true)"""
READ = "navigator.clipboard.readText()"


def press(site: Site) -> str:
    return site.url + KINDS["press, with values"](site)


def permitted(page: Page) -> None:
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])


def copied_by(page: Page, name: str) -> str:
    """Presses the button that copies name, waits until it says that it did, and reads the clipboard."""
    button = page.locator(f'[data-copy="{name}"]').first
    button.click()
    expect(button.locator("+ [role=status]")).to_have_text("已复制")
    said: str = page.evaluate(READ)
    return said


@pytest.mark.parametrize("scripts", [(), (NO_CLIPBOARD,), (REFUSING,)], ids=["clipboard", "none", "refused"])
@pytest.mark.parametrize("name", ["text-sentence", "code-iframe", "text-gb"])
def test_a_text_is_copied_whole(visit: Opener, official: Site, name: str, scripts: tuple[str, ...]) -> None:
    page = visit(press(official), scripts=scripts, before=permitted).page
    wanted = page.locator(f"#{name}").text_content() or ""
    if scripts == (NO_CLIPBOARD,):
        button = page.locator(f'[data-copy="{name}"]').first
        button.click()
        expect(button.locator("+ [role=status]")).to_have_text("已复制")
        assert page.evaluate("getSelection().toString()").strip() == wanted.strip()
    else:
        assert copied_by(page, name).strip() == wanted.strip()


def test_where_nothing_copies_the_text_is_selected_and_the_reader_told(visit: Opener, official: Site) -> None:
    page = visit(press(official), width=375, scripts=(NEITHER,)).page
    button = page.locator('[data-copy="text-sentence"]')
    button.click()
    expect(button.locator("+ [role=status]")).to_contain_text("已选中")
    assert page.evaluate("getSelection().toString()") == page.locator("#text-sentence").text_content()


def test_a_sentence_is_copied_from_the_keyboard(visit: Opener, official: Site) -> None:
    page = visit(press(official), before=permitted).page
    page.locator('[data-copy="text-sentence"]').focus()
    page.keyboard.press("Enter")
    expect(page.locator('[data-copy="text-sentence"] + [role=status]')).to_have_text("已复制")
    assert page.evaluate(READ) == page.locator("#text-sentence").text_content()


@pytest.mark.parametrize("scripts", [(), (NO_CLIPBOARD,)], ids=["clipboard", "none"])
def test_the_table_is_copied_as_it_was_written_and_fits_a_phone(
    visit: Opener, demo: Site, scripts: tuple[str, ...]
) -> None:
    page = visit(f"{demo.url}/indicators/urban_jobs/press", scripts=scripts, before=permitted).page
    shown(page)
    button = page.locator('[data-rendered="table-shown"]')
    button.click()
    expect(button.locator("+ [role=status]")).to_have_text("已复制")
    pasted = page.context.new_page()
    pasted.set_content('<div id="phone" contenteditable style="width:375px"></div><textarea id="plain"></textarea>')
    phone, plain = pasted.locator("#phone"), pasted.locator("#plain")
    for place in (phone, plain):
        place.focus()
        pasted.keyboard.press("Control+V")
    assert phone.evaluate("e => [e.scrollWidth, e.querySelector('table').offsetWidth]") == [375, 375]
    cells = phone.locator("td")
    assert cells.count() >= 4 and cells.first.evaluate("e => [e.style.width, e.style.borderTopWidth]") == ["55%", "1px"]
    assert "演示数据" in phone.inner_text() and "2024年1—9月\t3645人" in plain.input_value()
    pasted.close()


def shown(page: Page) -> Locator:
    """The frame with the table, once it has come."""
    page.locator("#table-shown").scroll_into_view_if_needed()
    page.frame_locator("#table-shown").locator("td").first.wait_for()
    return page.locator("#table-shown")


def test_of_the_table_a_selected_cell_is_copied_alone(visit: Opener, demo: Site) -> None:
    page = visit(press(demo), before=permitted).page
    shown(page)
    page.locator('[data-rendered="table-shown"]').click()
    page.frame_locator("#table-shown").locator("td").first.evaluate("e => getSelection().selectAllChildren(e)")
    page.keyboard.press("Control+C")
    assert page.evaluate(READ).strip() == "时间"


@pytest.mark.parametrize("width", [375, 1280])
def test_the_whole_table_is_seen(visit: Opener, demo: Site, width: int) -> None:
    page = visit(f"{demo.url}/indicators/urban_jobs/press", width=width).page
    fits = "e => e.clientHeight === e.contentDocument.documentElement.offsetHeight"
    page.wait_for_function(fits, arg=shown(page).element_handle())
    page.set_viewport_size({"width": 700, "height": 900})
    page.wait_for_function(fits, arg=shown(page).element_handle())


def test_the_whole_table_is_seen_without_javascript(visit: Opener, demo: Site) -> None:
    page = visit(f"{demo.url}/indicators/urban_jobs/press", width=375, javascript=False).page
    end = page.frame_locator("#table-shown").locator("section").evaluate("e => e.getBoundingClientRect().bottom")
    assert 0 < shown(page).evaluate("e => e.clientHeight") - end < 100


def test_the_table_is_drawn_with_its_lines_and_colours(visit: Opener, official: Site) -> None:
    page = visit(press(official) + "/table").page
    look = page.locator("td").first.evaluate("e => [getComputedStyle(e).borderTopWidth, getComputedStyle(e).padding]")
    assert look == ["1px", "8px 10px"]


@pytest.mark.parametrize("width", [375, 1280])
def test_choosing_remakes_code_and_preview_where_one_is(visit: Opener, official: Site, width: int) -> None:
    page = visit(press(official), width=width).page
    page.locator("#e-view").focus()
    page.locator("#e-view").select_option("table")
    expect(page.locator("#code-iframe")).to_contain_text("view=table")
    expect(page.locator(".builder [role=status]")).to_have_text("代码已更新")
    assert page.evaluate("document.activeElement.id") == "e-view"
    assert "view=table" in (page.locator(".preview iframe").first.get_attribute("src") or "")


def test_the_builder_works_without_javascript(visit: Opener, official: Site) -> None:
    page = visit(press(official), width=375, javascript=False).page
    page.locator("#e-theme").select_option("dark")
    page.locator("#e-frozen").select_option("1")
    page.get_by_role("button", name="生成代码").click()
    page.wait_for_url("**/press?*theme=dark*#embed")
    code = page.locator("#code-iframe").text_content() or ""
    assert re.search(r"theme=dark&(amp;)?release=[0-9a-f]{64}", code)
    assert page.locator("#e-theme").input_value() == "dark"


def test_without_javascript_every_text_can_be_selected_and_no_button_is_idle(visit: Opener, official: Site) -> None:
    page = visit(press(official), width=375, javascript=False).page
    assert page.locator("button[data-copy]:visible").count() == 0
    for name in ("text-sentence", "code-iframe", "table-source"):
        text = page.locator(f"#{name}")
        assert text.is_visible()
        assert text.evaluate("e => getComputedStyle(e).userSelect") == "all"


@pytest.mark.parametrize(("width", "phone"), [(375, 343), (1280, 377)])
def test_previews_have_their_widths_and_stay_in_their_place(
    visit: Opener, official: Site, width: int, phone: int
) -> None:
    page = visit(press(official), width=width).page
    frames = page.locator(".preview iframe")
    assert [round(box["width"]) for frame in frames.all() if (box := frame.bounding_box())] == [phone, 722]
    assert page.evaluate("document.documentElement.scrollWidth") == width


def test_previews_take_the_height_that_their_embed_tells(visit: Opener, official: Site) -> None:
    page = visit(press(official)).page
    for frame in page.locator(".preview iframe").all():
        frame.scroll_into_view_if_needed()
        inside = "e.contentDocument && e.contentDocument.getElementById('embed')"
        told = f"e => {{ const box = {inside}; return !!box && Math.abs(e.clientHeight - box.offsetHeight) < 2; }}"
        page.wait_for_function(told, arg=frame.element_handle())


def test_a_press_page_is_light_until_it_is_scrolled(visit: Opener, official: Site) -> None:
    opened = visit(press(official), width=375)
    opened.page.wait_for_timeout(500)
    content = opened.page.evaluate("performance.getEntriesByType('navigation')[0].encodedBodySize")
    assert content < 40_000
    assert not [url for url in opened.requests if re.search(r"dash\.js|plotly", url)]


@pytest.mark.parametrize("kind", ["press, with values", "newsroom"])
def test_it_prints_its_texts_and_not_its_tools(visit: Opener, demo: Site, kind: str) -> None:
    page = visit(demo.url + KINDS[kind](demo)).page
    page.emulate_media(media="print")
    for tool in ("button", "select", "iframe", ".jumps"):
        assert page.locator(f"{tool}:visible").count() == 0, tool
    assert page.locator(".quote:visible").count() >= 3
    assert len(re.findall(rb"/Type\s*/Page\b", page.pdf(format="A4"))) <= 6


def test_an_indicator_gives_code_picture_and_sentence_at_once(visit: Opener, official: Site) -> None:
    page = visit(f"{official.url}/indicators/{indicator(official, published=True)}", before=permitted).page
    assert copied_by(page, "code-embed").startswith("<iframe ")
    assert "来源：" in copied_by(page, "text-sentence")
    with page.expect_download() as saved:
        page.locator("#picture a").first.click()
    assert saved.value.suggested_filename.endswith(".png")


def test_under_a_path_the_press_page_stays_under_it(browser: Browser, prefixed: Site) -> None:
    page = browser.new_page()
    page.goto(press(prefixed))
    assert "/czh/embed/" in (page.locator("#code-iframe").text_content() or "")
    sources = page.locator("main iframe, main img").evaluate_all("found => found.map(e => e.getAttribute('src'))")
    assert len(sources) >= 7 and all(source.startswith("/czh/") for source in sources)
    page.close()
