"""Settings from the environment: read once, checked at the start, frozen ever after."""

import os
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, fields
from decimal import Decimal, InvalidOperation
from ipaddress import IPv4Network, IPv6Network, ip_network
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from dashboard.errors import SettingError

Network = IPv4Network | IPv6Network

_HOST = re.compile(r"(https?://)?(\*\.)?[a-z0-9-]+(\.[a-z0-9-]+)*(:(\d+|\*))?")
"""A source of frame-ancestors: https://*.example.gov.cn, news.example.cn:8443."""


def _prefix(text: str) -> str:
    if text and (not text.startswith("/") or text.endswith("/")):
        raise ValueError
    return text


def _base_url(text: str) -> str:
    parts = urlsplit(text)
    if text and (parts.scheme not in {"http", "https"} or not parts.netloc or parts.path not in {"", "/"}):
        raise ValueError
    return text.rstrip("/")


def _database_url(text: str) -> str:
    """An address that is read as it was meant: no @ in a password but as %40, and a port that is one."""
    if text and not re.fullmatch("(postgres|postgresql|postgresql[+]psycopg|sqlite)://[^@]*(@[^@]*)?", text):
        raise ValueError
    _ = urlsplit(text).port  # ValueError where it is no number
    return text


def _flag(text: str) -> bool:
    return {"1": True, "true": True, "0": False, "false": False}[text.lower()]


def _positive(text: str) -> Decimal:
    number = Decimal(text)
    if not (number.is_finite() and number > 0):
        raise ValueError
    return number


def _whole(lowest: int, highest: int) -> Callable[[str], int]:
    def read(text: str) -> int:
        number = int(text)
        if not lowest <= number <= highest:
            raise ValueError
        return number

    return read


def _one_of(*words: str) -> Callable[[str], str]:
    def read(text: str) -> str:
        if text not in words:
            raise ValueError
        return text

    return read


def _secret(text: str) -> str:
    if text and len(text) < 32:
        raise ValueError
    return text


def _networks(text: str) -> tuple[Network, ...]:
    return tuple(ip_network(part) for part in filter(None, map(str.strip, text.split(","))))


def _hosts(text: str) -> str:
    hosts = text.replace(",", " ").split()
    if not hosts or (hosts != ["*"] and not all(map(_HOST.fullmatch, hosts))):
        raise ValueError
    return " ".join(hosts)


def _setting(variable: str, default: Any, read: Callable[[str], Any], says: str) -> Any:
    return field(default=default, metadata={"variable": variable, "read": read, "says": says})


@dataclass(frozen=True)
class Settings:
    """Everything the site can be told from outside. Each field's metadata is the README's settings table."""

    host: str = _setting("HOST", "127.0.0.1", str, "address to listen on")
    port: int = _setting("PORT", 8050, _whole(1, 65535), "port to listen on, 1 to 65535")
    workers: int = _setting("WORKERS", 2, _whole(1, 64), "gunicorn worker processes, 1 to 64")
    url_prefix: str = _setting(
        "URL_PREFIX", "", _prefix, "path the site lives under, such as /czh; no slash at its end"
    )
    base_url: str = _setting(
        "BASE_URL",
        "",
        _base_url,
        "scheme and host of the public site, such as https://www.example.gov.cn, for canonical links",
    )
    database_url: str = _setting(
        "DATABASE_URL",
        "",
        _database_url,
        "release store; empty for SQLite in VAR_DIR, or postgresql://user:password@host/database",
    )
    data_dir: Path = _setting("DATA_DIR", Path("data"), Path, "dataset that the first start publishes")
    var_dir: Path = _setting("VAR_DIR", Path("var"), Path, "folder for the store and built assets")
    embed_hosts: str = _setting(
        "EMBED_HOSTS",
        "*",
        _hosts,
        "sites that may frame /embed/, such as https://news.example.cn,https://*.example.gov.cn; * for any",
    )
    stock_index: bool = _setting(
        "STOCK_INDEX", False, _flag, "1 serves pages through Dash's own index, to test an upgrade"
    )
    public: bool = _setting("PUBLIC", True, _flag, "0 serves no public page: only /staff and /healthz")
    staff: bool = _setting("STAFF", True, _flag, "0 serves no staff area; another process can")
    approvals: int = _setting(
        "APPROVALS", 0, _whole(0, 2), "how many other people approve a draft before it is published: 0, 1 or 2"
    )
    staff_networks: tuple[Network, ...] = _setting(
        "STAFF_NETWORKS",
        (),
        _networks,
        "networks that may reach /staff, such as 10.1.0.0/16,192.168.3.0/24; empty for any",
    )
    trusted_proxies: int = _setting(
        "TRUSTED_PROXIES",
        0,
        _whole(0, 5),
        "how many proxies before this process set X-Forwarded-For and X-Forwarded-Proto, 0 to 5",
    )
    session_minutes: int = _setting(
        "SESSION_MINUTES", 20, _whole(1, 720), "minutes without a request after which staff sign in again, 1 to 720"
    )
    upload_megabytes: int = _setting("UPLOAD_MEGABYTES", 10, _whole(1, 100), "largest file staff may upload, 1 to 100")
    picture_renderers: int = _setting(
        "PICTURE_RENDERERS", 1, _whole(1, 8), "processes that draw PNG pictures at a time on this host, 1 to 8"
    )
    picture_font: str = _setting(
        "PICTURE_FONT", "", str, "font file for PNG pictures; empty for the first Chinese font found on this host"
    )
    pictures_ahead: bool = _setting(
        "PICTURES_AHEAD", True, _flag, "0 draws a release's pictures only when somebody asks for them"
    )
    log_format: str = _setting(
        "LOG_FORMAT", "text", _one_of("text", "json"), "how log lines are written: text, or json"
    )
    measurements: bool = _setting(
        "METRICS", False, _flag, "1 serves /metrics, for a Prometheus inside; never by a proxy"
    )
    measuring_networks: tuple[Network, ...] = _setting(
        "METRICS_NETWORKS",
        (),
        _networks,
        "networks beside this host itself that may read /metrics, such as 10.1.2.0/24",
    )
    secret_key: str = _setting(
        "SECRET_KEY",
        "",
        _secret,
        "signs staff sessions, 32 characters or more, the same on every host; empty: made once into VAR_DIR/secret.key",
    )
    site_name: str = _setting("SITE_NAME", "成武县人民政府", str, "owner shown in the top bar and as SiteName")
    site_name_en: str = _setting(
        "SITE_NAME_EN", "Chengwu County People’s Government", str, "SITE_NAME on English pages"
    )
    site_domain: str = _setting("SITE_DOMAIN", "", str, "SiteDomain of the government-site meta tags")
    site_id_code: str = _setting("SITE_ID_CODE", "", str, "网站标识码, ten digits; shown as 待填写 while empty")
    organiser: str = _setting("ORGANISER", "成武县人民政府办公室", str, "主办单位 in the footer")
    organiser_en: str = _setting(
        "ORGANISER_EN", "Office of Chengwu County People’s Government", str, "ORGANISER on English pages"
    )
    operator: str = _setting("OPERATOR", "", str, "承办单位 in the footer")
    phone: str = _setting("PHONE", "", str, "contact telephone in the footer")
    icp_number: str = _setting("ICP_NUMBER", "", str, "ICP备案号 in the footer")
    police_number: str = _setting("POLICE_NUMBER", "", str, "公安备案号 in the footer")
    conac_id: str = _setting("CONAC_ID", "", str, "党政机关网站标识 id in the footer")
    portal_url: str = _setting("PORTAL_URL", "", str, "home page of the county portal, for the breadcrumb")
    plan_url: str = _setting("PLAN_URL", "", str, "where the plan itself is published")
    ask_url: str = _setting("ASK_URL", "", str, "the portal's page for questions to the government")
    ahead_ratio: Decimal = _setting(
        "METHOD_AHEAD", Decimal("1.05"), _positive, "delivery ratio from which an indicator is ahead"
    )
    on_pace_ratio: Decimal = _setting(
        "METHOD_ON_PACE", Decimal("0.95"), _positive, "delivery ratio from which it is on pace"
    )
    slight_ratio: Decimal = _setting(
        "METHOD_SLIGHTLY", Decimal("0.60"), _positive, "delivery ratio from which behind is only slightly behind"
    )
    about_band: Decimal = _setting(
        "METHOD_ABOUT_BAND", Decimal("0.05"), _positive, "half width of 左右, as a share of the target"
    )

    @classmethod
    def from_environment(cls, environment: Mapping[str, str] | None = None) -> "Settings":
        """The settings of this process. Raises SettingError naming every variable that cannot be used."""
        given = os.environ if environment is None else environment
        values, wrong = {}, []
        for item in fields(cls):
            text = given.get(item.metadata["variable"])
            if text is None:
                continue
            try:
                values[item.name] = item.metadata["read"](text)
            except (ValueError, KeyError, InvalidOperation):
                shown = re.sub("(?<=:)[^/].*(?=@)", "***", text)  # no password of a database into a log
                wrong.append(f"{item.metadata['variable']}={shown!r}: expected {item.metadata['says']}")
        made = cls(**values)
        if not (made.public or made.staff):
            wrong.append("PUBLIC=0 and STAFF=0 leave nothing to serve: set one of them to 1")
        if not made.slight_ratio <= made.on_pace_ratio <= made.ahead_ratio:
            wrong.append("METHOD_SLIGHTLY, METHOD_ON_PACE, METHOD_AHEAD: expected each at least the one before it")
        if wrong:
            raise SettingError("; ".join(wrong))
        return made

    @property
    def origin(self) -> str:
        """Scheme and host for addresses used outside this site: BASE_URL, or where this process listens."""
        return self.base_url or f"http://{self.host}:{self.port}"

    @property
    def https(self) -> bool:
        """Whether BASE_URL says that readers reach the site by HTTPS."""
        return self.base_url.startswith("https://")

    @property
    def store_url(self) -> str:
        """The SQLAlchemy address of the release store."""
        if not self.database_url:
            return f"sqlite:///{self.var_dir / 'releases.sqlite3'}"
        return re.sub("^postgres(ql)?://", "postgresql+psycopg://", self.database_url)
