"""Settings: defaults that run, and loud refusals."""

from pathlib import Path

import pytest

from dashboard.errors import SettingError
from dashboard.settings import Settings


def test_an_empty_environment_runs_on_sqlite_at_the_local_address() -> None:
    settings = Settings.from_environment({})
    assert (settings.host, settings.port, settings.store_url) == ("127.0.0.1", 8050, "sqlite:///var/releases.sqlite3")


def test_every_bad_value_is_named_at_once_with_what_was_expected() -> None:
    with pytest.raises(SettingError) as raised:
        Settings.from_environment(
            {"PORT": "eighty", "URL_PREFIX": "czh/", "METHOD_AHEAD": "-1", "STOCK_INDEX": "maybe"}
        )
    for part in ("PORT='eighty': expected port", "URL_PREFIX='czh/'", "METHOD_AHEAD='-1'", "STOCK_INDEX='maybe'"):
        assert part in str(raised.value)


@pytest.mark.parametrize("scheme", ["postgres", "postgresql", "postgresql+psycopg"])
def test_postgresql_may_be_written_in_three_ways(scheme: str) -> None:
    assert Settings(database_url=f"{scheme}://u@h/d").store_url == "postgresql+psycopg://u@h/d"


def test_another_database_is_refused_without_telling_its_password() -> None:
    with pytest.raises(SettingError, match=r"DATABASE_URL='mysql://u:\*\*\*@h/d'") as caught:
        Settings.from_environment({"DATABASE_URL": "mysql://u:secret@h/d"})
    assert "secret" not in str(caught.value)


@pytest.mark.parametrize("place", ["u:s3c@r/et@h/d", "u:s3cret@h:port/d", "u:s3c:ret@h:99999/d"])
def test_an_address_of_a_database_that_would_be_misread_is_refused_without_its_password(place: str) -> None:
    with pytest.raises(SettingError, match=r"DATABASE_URL='postgresql://u:\*\*\*@h") as caught:
        Settings.from_environment({"DATABASE_URL": f"postgresql://{place}"})
    assert "s3c" not in str(caught.value) and "et@" not in str(caught.value)


def test_the_variable_folder_holds_the_default_store() -> None:
    assert Settings(var_dir=Path("elsewhere")).store_url.endswith("elsewhere/releases.sqlite3")


def test_staff_settings_that_cannot_be_used_are_refused() -> None:
    given = {"STAFF_NETWORKS": "10.0.0.1/8", "APPROVALS": "3", "SECRET_KEY": "short", "SESSION_MINUTES": "0"}
    with pytest.raises(SettingError) as raised:
        Settings.from_environment({**given, "PUBLIC": "0", "STAFF": "0"})
    for part in (*given, "PUBLIC=0 and STAFF=0"):
        assert part in str(raised.value)


def test_networks_are_read_from_one_line() -> None:
    settings = Settings.from_environment({"STAFF_NETWORKS": "10.1.0.0/16, fd00::/8,"})
    assert [str(network) for network in settings.staff_networks] == ["10.1.0.0/16", "fd00::/8"]
    assert Settings.from_environment({"STAFF_NETWORKS": ""}).staff_networks == Settings().staff_networks == ()


@pytest.mark.parametrize(
    ("variable", "good", "bad"),
    [
        ("PORT", ["1", "65535"], ["0", "65536", "-1", "80.0"]),
        ("WORKERS", ["1", "64"], ["0", "65", "-1", ""]),
        ("UPLOAD_MEGABYTES", ["1", "100"], ["0", "101"]),
        ("PICTURE_RENDERERS", ["1", "8"], ["0", "9"]),
        ("TRUSTED_PROXIES", ["0", "5"], ["-1", "6"]),
        ("METHOD_ON_PACE", ["0.60", "1.05"], ["0", "0.59", "1.06", "-0.5", "NaN", "Infinity", "half"]),
        (
            "EMBED_HOSTS",
            ["*", "https://news.example.cn,*.example.gov.cn:8443"],
            ["", "*, a.cn", "'self'", "a.cn;x", "x.cn; script-src *", "javascript:alert(1)", "https://a.cn/path"],
        ),
        ("BASE_URL", ["", "https://a.cn", "http://a.cn:8050/"], ["a.cn", "ftp://a.cn", "https://a.cn/czh"]),
        ("URL_PREFIX", ["", "/czh"], ["czh", "/czh/", "/"]),
        ("METRICS_NETWORKS", ["", "10.1.2.0/24, fd00::/8"], ["10.1.2.3/24", "inside"]),
        ("LOG_FORMAT", ["text", "json"], ["", "JSON"]),
    ],
)
def test_a_setting_takes_what_it_says_and_nothing_beside(variable: str, good: list[str], bad: list[str]) -> None:
    for text in good:
        Settings.from_environment({variable: text})
    for text in bad:
        with pytest.raises(SettingError, match=variable):
            Settings.from_environment({variable: text})


def test_hosts_may_be_given_with_commas_or_spaces() -> None:
    given = Settings.from_environment({"EMBED_HOSTS": "https://*.example.gov.cn, news.example.cn:8443"})
    assert given.embed_hosts == "https://*.example.gov.cn news.example.cn:8443"
