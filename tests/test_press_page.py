"""The press page holds every piece ready to copy, and says whose figures they are; so does the table for WeChat."""

import re
from dataclasses import replace
from datetime import date
from html import unescape
from html.parser import HTMLParser
from typing import Any, get_args

import pytest

from dashboard.language import Code
from dashboard.model import Snapshot
from dashboard.rendering import html
from dashboard.settings import Settings
from layouts.pages import page
from layouts.press import citing, pasting
from layouts.view import Change, View
from tests.builders import TODAY, indicator, observation, plan, snapshot, source, target, view

PATH = "/indicators/base_stations/press"
ROWS = snapshot(observations=[observation()])
SITE = Settings(base_url="https://example.gov.cn", url_prefix="/czh")


def body(shown: View) -> str:
    made = page(shown)
    assert made.status == 200
    return unescape(html(made.body))


def said(dataset: Snapshot = ROWS, *, language: Code = "zh", **changes: Any) -> str:
    return body(view(dataset, path=PATH, language=language, settings=SITE, **changes))


def test_it_has_every_piece_in_its_place() -> None:
    anchors = set(re.findall(r' id="([^"]+)"', said()))
    assert {"sentences", "pictures", "embed", "table", "cite", "data"} <= anchors
    assert {"text-headline", "text-sentence", "text-paragraph", "text-caption", "text-cite", "text-gb"} <= anchors
    assert {"code-iframe", "code-script", "code-oembed", "code-api", "table-source"} <= anchors


def test_every_copy_button_names_what_it_copies() -> None:
    text = said()
    wanted = re.findall(r'data-copy="([^"]+)"', text)
    assert len(wanted) >= 12
    assert {*wanted} <= {*re.findall(r' id="([^"]+)"', text)}


def test_no_two_copy_buttons_sound_the_same() -> None:
    heard = [
        found[0] or found[1]
        for found in re.findall(r'<button(?=[^>]*data-copy)(?:[^>]*aria-label="([^"]*)")?[^>]*>([^<]*)<', said())
    ]
    assert len(heard) == len(set(heard)) > 5


def test_codes_carry_the_address_of_the_site_and_the_chosen_options() -> None:
    asked = {"view": "table", "theme": "dark", "lang": "en", "frozen": "1", "static": "1"}
    text = said(query=asked, release_id="0123456789abcdef")
    wanted = "view=table&theme=dark&lang=en&release=0123456789abcdef&static=1"
    assert f'https://example.gov.cn/czh/embed/base_stations?{wanted}"' in text.replace("&amp;", "&")
    assert f'src="/czh/embed/base_stations?{wanted}"' in text.replace("&amp;", "&")
    for name, value in asked.items():
        assert re.search(rf'<select id="e-{name}".*?<option value="{value}" selected', text), name


def test_a_frame_is_named_and_sized_in_the_language_of_what_it_shows() -> None:
    chinese, english = (
        re.findall(r"<iframe [^>]*width=.100%[^>]*>", said(language=code, query={"lang": "en"}))
        for code in get_args(Code)
    )
    assert len(chinese) == 2 and chinese == english
    assert 'title="Chengwu County: ' in chinese[0]


def test_options_that_do_not_exist_change_nothing() -> None:
    assert said(query={"view": "<script>", "theme": "x", "lang": "fr", "frozen": "2"}) == said()


def test_pictures_have_their_size_and_are_fetched_when_near() -> None:
    images = re.findall(r"<img [^>]*>", said())
    assert len(images) == 4
    for image in images:
        assert 'loading="lazy"' in image
        assert re.search(r'width="\d+" height="\d+"', image)
        assert re.search(r'alt="[^"]{4,}"', image)


def test_every_picture_and_file_can_be_saved_by_its_address() -> None:
    links = re.findall(r'href="([^"]+)"', said())
    saved = [link for link in links if "download=1" in link]
    assert len(saved) == 8
    assert all(link.startswith("/czh/charts/base_stations.") for link in saved)
    assert {f"/czh/download/indicators/base_stations.{form}" for form in ("csv", "xlsx", "json")} <= {*links}


def test_a_reference_has_the_form_of_the_standard() -> None:
    shown = view(ROWS, settings=SITE, release_id="0123456789abcdef")
    formal = citing.gb_citation(shown, "5G基站", citing.where(shown, ROWS.indicators[0]))
    assert formal == (
        "成武县人民政府办公室. 5G基站：成武县新型城镇化建设进展（版本0123456789ab）[EB/OL]. (2025-07-15)[2025-07-15]. "
        "https://example.gov.cn/czh/indicators/base_stations."
    )


@pytest.mark.parametrize("headline", [0, 1])
def test_what_is_cited_stays_as_it_is_at_the_address_of_the_citation(headline: int) -> None:
    """The page of a first release tells of the headline indicators; of others the embed held to it does."""
    row, published = indicator(headline=headline), Change("0123456789abcdef", date(2025, 2, 6), "", "", kind="first")
    rows = snapshot(indicators=[row], observations=[observation(value="48")])
    shown = view(rows, settings=SITE, changes=(published,), release_id=published.release_id)
    path = "/updates/0123456789ab" if headline else "/embed/base_stations?release=0123456789ab"
    assert citing.where(shown, row) == f"https://example.gov.cn/czh{path}"
    assert citing.citation(shown, row).endswith(citing.where(shown, row))
    newsroom = html(page(replace(shown, path="/updates/0123456789ab", frozen=True)).body)
    assert ("48个" in newsroom) == bool(headline)


def test_a_caption_tells_what_is_drawn_from_whom_and_up_to_when() -> None:
    assert citing.caption(view(ROWS), ROWS.indicators[0]) == (
        "图：成武县5G基站（单位：个），2024年公布数。目标：到2025年底达到100个以上（某政发〔2024〕1号，第1条）。"
        "来源：某县统计局《2024年统计公报》；数据截至2025年1月6日。"
    )
    assert "图上只有目标，结果待公布。" in citing.caption(view(), snapshot().indicators[0])


def test_a_caption_names_the_source_of_every_figure_it_speaks_of() -> None:
    sources = [source(), source(source_id="earlier", publisher="某普查办", title="普查资料")]
    rows = snapshot(observations=[observation(period="2023", source_id="earlier"), observation()], sources=sources)
    told = citing.caption(view(rows), rows.indicators[0])
    assert "2023年至2024年公布数。" in told
    assert "来源：某县统计局《2024年统计公报》；某普查办《普查资料》；数据截至" in told


def test_a_release_that_was_restored_is_cited_by_the_day_its_address_tells() -> None:
    days = (("r1", date(2025, 3, 1)), ("r2", date(2025, 2, 1)), ("r1", date(2025, 1, 6)))
    shown = view(ROWS, changes=tuple(Change(name, day, "", "") for name, day in days))
    assert shown.data_as_of == date(2025, 3, 1)
    assert "版本r1，数据截至2025年1月6日。" in citing.citation(shown, ROWS.indicators[0])


def test_a_simulated_release_is_cited_by_its_own_day() -> None:
    rows = snapshot(plan=plan(simulated=True, as_of=TODAY))
    published = Change("0123456789abcdef", date(2026, 11, 23), "", "")
    formal = citing.gb_citation(view(rows, changes=(published,), release_id=published.release_id), "5G基站", "")
    assert "(2025-07-15)[2025-07-15]" in formal


def test_a_pasted_table_names_every_source_and_says_what_was_worked_out() -> None:
    before = observation(period="2023", value="30", source_id="earlier", note="由两个公布数算出。")
    sources = [source(), source(source_id="earlier", publisher="某普查办", title="普查资料")]
    rows = snapshot(observations=[before, observation()], sources=sources)
    said = pasting.wechat_table(view(rows), rows.indicators[0])
    assert "2023年：由两个公布数算出。来源：某县统计局《2024年统计公报》；某普查办《普查资料》；数据截至" in said


def test_quotation_marks_in_a_quoted_name_are_single() -> None:
    row = indicator(name_en="Clusters of the “top ten”")
    said = citing.citation(view(snapshot(indicators=[row]), language="en", settings=SITE), row)
    assert said.startswith("“Clusters of the ‘top ten’”, ")


def test_whatever_is_copied_from_simulated_data_says_so() -> None:
    text = said(snapshot(plan=plan(simulated=True), observations=[observation()]))
    for name in ("headline", "sentence", "paragraph", "caption", "cite", "gb"):
        copied = re.search(rf'id="text-{name}"[^>]*>(.*?)</p>', text)
        assert copied and copied[1].startswith("【演示数据，不得引用】"), name
    assert "【演示数据，不得引用】" in text.partition('id="table-source"')[2]


def test_an_unknown_indicator_has_no_press_page() -> None:
    assert page(view(path="/indicators/none/press")).status == 404
    assert page(view(path="/measures/1/press")).status == 404


class Wechat(HTMLParser):
    """What the editor of a WeChat article leaves of a piece of HTML: known elements, and of attributes the style."""

    KEPT = frozenset({"section", "p", "table", "tbody", "tr", "td", "strong", "span", "br"})

    def __init__(self, text: str) -> None:
        super().__init__()
        self.left = ""
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in self.KEPT:
            style = dict(attrs).get("style")
            self.left += f'<{tag} style="{style}">' if style else f"<{tag}>"

    def handle_endtag(self, tag: str) -> None:
        if tag in self.KEPT:
            self.left += f"</{tag}>"

    def handle_data(self, data: str) -> None:
        self.left += data


def table(dataset: Snapshot = ROWS, *, language: Code = "zh") -> str:
    return pasting.wechat_table(view(dataset, language=language), dataset.indicators[0])


def test_the_table_loses_nothing_in_wechat_s_editor() -> None:
    markup = table()
    assert Wechat(markup).left == unescape(markup)
    assert not re.search(r"\b(class|id|src|href|on\w+)=|<(script|style|iframe|img)|url\(|position|display", markup)


def test_every_style_in_it_is_one_that_its_document_allows() -> None:
    rows = snapshot(observations=[observation()], plan=plan(simulated=True))
    used = {*re.findall(r'style="([^"]*)"', table() + table(snapshot()) + table(rows))}
    assert used == {*pasting.STYLES}


def test_every_cell_of_it_has_width_border_and_colour() -> None:
    cells = re.findall(r'<td style="([^"]*)">', table())
    assert len(cells) == 6
    for style in cells:
        assert re.search(r"width:\d+%", style) and "border:1px solid #" in style and re.search(r";color:#", style)
        assert "padding:8px 10px" in style


def test_it_tells_values_targets_source_and_day() -> None:
    text = table()
    assert "<td" in text and ">2024年<" in text and ">40个<" in text
    assert ">2025年底目标<" in text and ">100个以上<" in text
    assert "来源：某县统计局《2024年统计公报》；数据截至2025年1月6日。" in text


def test_without_a_figure_it_says_so_and_has_no_zero() -> None:
    assert ">尚未公布<" in table(snapshot())
    assert ">0" not in table(snapshot())


def test_a_long_series_is_cut_to_the_newest_and_says_so() -> None:
    seen = [observation(period=f"{year}") for year in range(2000, 2025)]
    text = table(snapshot(observations=seen))
    assert ">2013年<" in text and ">2012年<" not in text
    assert "只列最近12期。" in text
    assert len(text) < 20_000


def test_words_from_outside_stay_words() -> None:
    rows = snapshot(observations=[observation()], sources=[source(publisher='"><script>alert(1)</script>')])
    assert "<script>" not in table(rows)
    assert "<script>" not in html(page(view(rows, path=PATH)).body)


@pytest.mark.parametrize("comparator", ["about", "more_than", "at_most"])
def test_target_rows_use_the_plan_s_words(comparator: str) -> None:
    words = {"about": "100个左右", "more_than": "突破100个", "at_most": "100个以下"}
    assert words[comparator] in table(snapshot(targets=[target(comparator=comparator)]))
