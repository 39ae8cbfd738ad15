"""Embeds over HTTP: what an address may ask for, what it shows, who may frame it; and oEmbed's answers."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import quote, urlencode

import pytest
from flask.testing import FlaskClient
from hypothesis import given
from hypothesis import strategies as st
from werkzeug.test import TestResponse

from dashboard.app import create_server
from dashboard.settings import Settings
from tests.browser.live import ROOT

SITE = "https://site.example"
PREFIXED = f"{SITE}/czh"
ANY = st.text(max_size=30)
NAMES = st.sampled_from(["view", "theme", "lang", "static", "release", "childId", "parentUrl"]) | ANY
VALUES = st.sampled_from(["chart", "table", "card", "auto", "dark", "light", "zh", "en", "1", "0" * 12]) | ANY


@pytest.fixture(scope="module")
def var_dir(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("var")


@pytest.fixture(scope="module")
def client(var_dir: Path) -> Iterator[FlaskClient]:
    with create_server(Settings(data_dir=ROOT / "data", var_dir=var_dir, base_url=SITE)).test_client() as client:
        yield client


@pytest.fixture(scope="module")
def prefixed(var_dir: Path) -> FlaskClient:
    settings = Settings(
        data_dir=ROOT / "data", var_dir=var_dir, base_url=SITE, url_prefix="/czh", embed_hosts="https://*.example.cn"
    )
    return create_server(settings).test_client()


def embed(client: FlaskClient, path: str, **options: str) -> TestResponse:
    return client.get(f"/embed/{path}?{urlencode(options)}")


def told(client: FlaskClient, url: str, **options: str) -> dict[str, Any]:
    """oEmbed's answer."""
    answer: dict[str, Any] = json.loads(oembed(client, url, **options).data)
    return answer


def oembed(client: FlaskClient, url: str, **options: str) -> TestResponse:
    return client.get("/oembed?" + urlencode({"url": url, **options}))


@pytest.mark.parametrize("path", ["urbanisation_rate", "base_stations_5g", "actions/urban_renewal", "communities"])
@pytest.mark.parametrize("view", ["chart", "table", "card"])
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_an_embed_is_whole_without_a_second_request(client: FlaskClient, path: str, view: str, lang: str) -> None:
    answer = embed(client, path, view=view, lang=lang)
    assert answer.status_code == 200
    assert answer.text.count("<h1>") == 1
    assert ("数据截至" if lang == "zh" else "Data as of") in answer.text
    assert ("来源" if lang == "zh" else "Source") in answer.text
    assert f'<link rel="canonical" href="{SITE}{"/en" if lang == "en" else ""}/' in answer.text
    assert not re.search(r'(src|srcset)="|<link rel="(?!canonical|icon)|url\(https?:', answer.text)


def test_an_embed_names_the_sources_of_what_it_shows_and_no_others(client: FlaskClient) -> None:
    awaited, table = (embed(client, "childcare_places", view=view).text for view in ("chart", "table"))
    assert "成政发〔2024〕3号，第16条" in awaited and "统计监测报告" not in awaited and "对照" not in awaited
    assert "《2024年〈中国儿童发展纲要（2021—2030年）〉统计监测报告》" in table
    chart, card = (embed(client, "urbanisation_rate", view=view).text for view in ("chart", "card"))
    assert "2024年国民经济运行情况" in chart and "中国人口普查分县资料—2020" in card
    assert "2024年国民经济运行情况" not in card and "山东省" not in card


def test_the_newest_figure_and_the_target_stand_in_the_heading(client: FlaskClient) -> None:
    text = embed(client, "urbanisation_rate").text
    assert "<h1>常住人口城镇化率：2020年47.47%，2025年底目标53%左右</h1>" in text
    assert (
        "<h1>5G基站（累计建成开通）：尚未公布，2025年底（推定）目标1100个以上</h1>"
        in embed(client, "base_stations_5g").text
    )


def test_an_embed_may_be_framed_and_a_page_may_not(client: FlaskClient, prefixed: FlaskClient) -> None:
    assert "frame-ancestors *" in embed(client, "communities").headers["Content-Security-Policy"]
    for path in ("/", "/indicators/urbanisation_rate", "/oembed", "/nothing"):
        assert "frame-ancestors 'self'" in client.get(path).headers["Content-Security-Policy"]
    chosen = prefixed.get("/czh/embed/communities").headers["Content-Security-Policy"]
    assert "frame-ancestors 'self' https://*.example.cn" in chosen


def test_a_refusal_may_be_framed_too_or_nobody_would_read_it(client: FlaskClient) -> None:
    for answer in (embed(client, "nothing"), embed(client, "communities", view="map")):
        assert "frame-ancestors *" in answer.headers["Content-Security-Policy"]


def test_search_engines_are_sent_to_the_page(client: FlaskClient) -> None:
    answer = embed(client, "actions/urban_renewal", lang="en")
    assert answer.headers["X-Robots-Tag"] == "noindex"
    assert f'<link rel="canonical" href="{SITE}/en/actions/urban_renewal">' in answer.text


def test_an_embed_sets_no_cookie_and_asks_for_nothing_unsafe(client: FlaskClient) -> None:
    headers = embed(client, "urbanisation_rate").headers
    assert "Set-Cookie" not in headers
    assert "unsafe" not in headers["Content-Security-Policy"]
    assert "default-src 'none'" in headers["Content-Security-Policy"]


@pytest.mark.parametrize(
    ("query", "allowed"),
    [
        ("view=map", "chart、table、card"),
        ("theme=blue", "auto、light、dark"),
        ("lang=fr", "zh、en"),
        ("static=0", "1"),
        ("view=", "chart、table、card"),
        ("release=latest", "12"),
        ("release=ABCDEF012345", "12"),
        ("veiw=table", "view、theme、lang、static、release"),
        ("view=chart&view=card", "view"),
    ],
)
def test_what_is_not_on_the_lists_is_refused_and_told(client: FlaskClient, query: str, allowed: str) -> None:
    answer = client.get(f"/embed/urbanisation_rate?{query}")
    assert answer.status_code == 400
    assert allowed in answer.text


def test_everything_wrong_is_told_at_once_and_in_english_where_asked(client: FlaskClient) -> None:
    text = client.get("/embed/urbanisation_rate?view=map&theme=blue&lang=en").text
    assert '<html lang="en"' in text
    assert "chart, table, card" in text
    assert "auto, light, dark" in text


def test_what_others_add_to_an_address_is_no_option_and_changes_nothing(client: FlaskClient) -> None:
    pym = {"initialWidth": "600", "childId": "c1", "parentTitle": "新闻", "parentUrl": "https://x.example/?a=1"}
    wechat = {"from": "singlemessage", "isappinstalled": "0"}
    assert embed(client, "communities", **pym, **wechat).data == embed(client, "communities").data


@pytest.mark.parametrize(
    "path", ["nothing", "actions/nothing", "..%2f..%2fetc", "urbanisation_rate?release=" + "0" * 12]
)
def test_what_there_is_not_is_a_404_that_says_so(client: FlaskClient, path: str) -> None:
    answer = client.get(f"/embed/{path}")
    assert answer.status_code == 404
    assert "没有" in answer.text


def test_what_is_asked_is_never_markup(client: FlaskClient) -> None:
    assert "<script>alert" not in embed(client, "communities", view="<script>alert(1)</script>").text
    assert "<img" not in client.get("/embed/<img src=x>").text


def test_a_static_embed_holds_nothing_for_a_pointer(client: FlaskClient) -> None:
    assert 'id="points"' in embed(client, "urbanisation_rate").text
    assert 'id="points"' not in embed(client, "urbanisation_rate", static="1").text


def test_the_theme_is_the_readers_unless_it_is_chosen(client: FlaskClient) -> None:
    assert '<html lang="zh-CN" data-embed' in embed(client, "communities").text
    for theme in ("light", "dark"):
        assert f'<html lang="zh-CN" class="{theme}"' in embed(client, "communities", theme=theme).text


@given(st.lists(st.tuples(NAMES, VALUES), max_size=5), st.sampled_from(["urbanisation_rate", "communities"]) | ANY)
def test_no_address_of_an_embed_makes_an_error(client: FlaskClient, query: list[tuple[str, str]], name: str) -> None:
    answer = client.get(f"/embed/{quote(name, safe='')}?{urlencode(query)}")
    assert answer.status_code in {200, 308, 400, 404}


def test_the_script_of_host_pages_is_small_and_kept_for_a_short_while(client: FlaskClient) -> None:
    answer = client.get("/embed.js")
    assert answer.mimetype == "text/javascript"
    assert len(answer.data) < 2048
    assert answer.headers["Cache-Control"] == "public, max-age=300"
    assert answer.headers["Cross-Origin-Resource-Policy"] == "cross-origin"
    assert answer.headers["Access-Control-Allow-Origin"] == "*"


def test_a_frame_lies_under_the_prefix(prefixed: FlaskClient) -> None:
    answer = prefixed.get("/czh/oembed?" + urlencode({"url": f"{PREFIXED}/indicators/urbanisation_rate"}))
    html = json.loads(answer.data)["html"]
    assert f'src="{PREFIXED}/embed/urbanisation_rate"' in html
    assert 'href="/czh/indicators/urbanisation_rate"' in prefixed.get("/czh/embed/urbanisation_rate").text


@pytest.mark.parametrize(
    ("page", "frame"),
    [
        ("/indicators/urbanisation_rate", "/embed/urbanisation_rate"),
        ("/indicators/urbanisation_rate/", "/embed/urbanisation_rate"),
        ("/en/indicators/urbanisation_rate?from=x", "/embed/urbanisation_rate?lang=en"),
        ("/actions/urban_renewal", "/embed/actions/urban_renewal"),
        ("/communities", "/embed/communities"),
        ("/embed/communities?view=card&amp;theme=dark", "/embed/communities?view=card&amp;theme=dark"),
    ],
)
def test_a_pages_address_becomes_its_frame(client: FlaskClient, page: str, frame: str) -> None:
    answer = oembed(client, SITE + page.replace("&amp;", "&"))
    assert (answer.status_code, answer.mimetype) == (200, "application/json")
    assert f'src="{SITE}{frame}"' in json.loads(answer.data)["html"]


def test_an_answer_has_every_field_of_the_specification(client: FlaskClient) -> None:
    answer = told(client, f"{SITE}/indicators/urbanisation_rate")
    assert (answer["version"], answer["type"], answer["cache_age"]) == ("1.0", "rich", 3600)
    assert (answer["title"], answer["provider_url"]) == ("成武县：常住人口城镇化率", f"{SITE}/")
    assert answer["provider_name"] == "成武县新型城镇化建设进展"
    assert answer["thumbnail_url"].startswith(f"{SITE}/charts/urbanisation_rate.png?preset=share")
    assert (answer["thumbnail_width"], answer["thumbnail_height"]) == (1200, 630)
    assert f'width="{answer["width"]}"' in answer["html"]
    assert f'height="{answer["height"]}"' in answer["html"]
    assert 'title="成武县：常住人口城镇化率"' in answer["html"]
    assert 'loading="lazy"' in answer["html"]


def test_an_answer_keeps_within_the_limits_of_its_host(client: FlaskClient) -> None:
    answer = told(client, f"{SITE}/communities", maxwidth="320", maxheight="200")
    assert (answer["width"], answer["height"]) == (320, 200)
    assert "view=card" in answer["html"] and "thumbnail_url" not in answer
    assert told(client, f"{SITE}/communities", maxwidth="4000")["width"] == 600


@pytest.mark.parametrize("limit", ["0", "-1", "1.5", "x", "", "９", "9" * 7])
def test_a_limit_that_is_no_size_is_refused(client: FlaskClient, limit: str) -> None:
    assert oembed(client, f"{SITE}/communities", maxwidth=limit).status_code == 400


@pytest.mark.parametrize(
    "url",
    [
        f"{SITE}/",
        f"{SITE}/method",
        f"{SITE}/indicators/nothing",
        f"{SITE}/en/embed/communities",
        f"{SITE}/embed/communities?view=map",
        f"{SITE}/embed/communities?release={'0' * 12}",
        "https://elsewhere.example/communities",
        "ftp://site.example/communities",
        "//[",
        "x",
    ],
)
def test_an_address_that_cannot_be_embedded_is_a_404(client: FlaskClient, url: str) -> None:
    answer = oembed(client, url)
    assert answer.status_code == 404
    assert json.loads(answer.data)["status"] == 404


def test_an_address_has_to_be_given_and_the_form_is_json(client: FlaskClient) -> None:
    assert client.get("/oembed").status_code == 400
    assert oembed(client, f"{SITE}/communities", format="xml").status_code == 501


def test_a_refusal_has_the_shape_of_the_api_and_says_all_in_both_languages(client: FlaskClient) -> None:
    answer = oembed(client, f"{SITE}/embed/communities?view=map&theme=pink")
    said = json.loads(answer.data)
    assert answer.mimetype == "application/problem+json"
    assert said.keys() == json.loads(client.get("/api/v1/nothing").data).keys()
    assert said["title_en"] == "Nothing to embed there"
    assert [each["detail_en"][:7] for each in said["errors"]] == ["view ca", "theme c"]
    limit = json.loads(oembed(client, f"{SITE}/communities", maxwidth="x").data)["errors"]
    assert [(each["parameter"], each["given"]) for each in limit] == [("maxwidth", "x")]
    assert answer.headers["Cache-Control"] == oembed(client, f"{SITE}/communities").headers["Cache-Control"]


def test_a_fixed_embed_has_the_picture_of_its_release(client: FlaskClient) -> None:
    release = client.get("/api/v1").json["meta"]["release"]  # type: ignore[index]
    answer = told(client, f"{SITE}/embed/urbanisation_rate?release={release}")
    assert answer["thumbnail_url"].endswith(f"preset=share&release={release}")


@given(st.dictionaries(st.sampled_from(["url", "format", "maxwidth", "maxheight"]) | ANY, VALUES))
def test_no_question_to_oembed_makes_an_error(client: FlaskClient, query: dict[str, str]) -> None:
    assert client.get(f"/oembed?{urlencode(query)}").status_code in {200, 400, 404, 501}


@given(st.text(max_size=60))
def test_no_address_given_to_oembed_makes_an_error(client: FlaskClient, rest: str) -> None:
    for url in (rest, SITE + rest, f"{SITE}/{rest}", f"{SITE}/indicators/{rest}", f"{SITE}/embed/communities?{rest}"):
        assert oembed(client, url).status_code in {200, 400, 404}


@pytest.mark.parametrize("path", ["/indicators/urbanisation_rate", "/en/actions/urban_renewal", "/communities"])
def test_a_page_tells_where_its_code_is(client: FlaskClient, path: str) -> None:
    asked = urlencode({"url": SITE + path, "format": "json"}).replace("&", "&amp;")
    found = f'rel="alternate" type="application/json+oembed" href="{SITE}/oembed?{asked}"'
    assert found in client.get(path).text
