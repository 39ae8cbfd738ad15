"""What names its release stays byte for byte as it was, whatever is published or withdrawn later, on whatever day."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

from flask.testing import FlaskClient

from dashboard.app import create_server
from dashboard.publishing import read_folder
from dashboard.settings import Settings
from dashboard.store import Store
from tests.browser.live import data_dir

DAY = datetime(2026, 11, 23, 1, tzinfo=UTC)
ADDRESSES = (
    "/api/v1/indicators?release={release}",
    "/api/v1/indicators/urbanisation_rate?release={release}",
    "/api/v1/milestones?release={release}",
    "/api/v1/releases/{release}",
    "/embed/urbanisation_rate?release={release}",
    "/embed/communities?view=table&lang=en&release={release}",
    "/charts/urbanisation_rate.svg?release={release}",
    "/charts/site.svg?preset=cover&lang=en&release={release}",
    "/download/releases/{release}/tables/targets.json",
    "/download/releases/{release}/indicators/urbanisation_rate.xlsx",
    "/download/releases/{release}/package.zip",
)


def site(settings: Settings, *, days: int) -> FlaskClient:
    """A worker that starts so many days after the first publication."""
    return create_server(settings, now=lambda: DAY + timedelta(days=days)).test_client()


def answers(client: FlaskClient, release: str) -> dict[str, tuple[str, bytes]]:
    asked = ((address, client.get(address.format(release=release))) for address in ADDRESSES)
    return {address: (answer.headers.get("Content-Disposition", ""), answer.data) for address, answer in asked}


def test_a_named_release_is_the_same_for_ever(tmp_path: Path) -> None:
    settings = Settings(data_dir=data_dir("official"), var_dir=tmp_path, staff=False)
    client, store = site(settings, days=0), Store(settings.store_url)
    release = client.get("/api/v1").json["meta"]["release"]  # type: ignore[index]
    before = answers(client, release)
    files = dict(read_folder(data_dir("official")))
    files["observations.csv"] = files["observations.csv"].rstrip().rpartition(b"\n")[0] + b"\n"
    other = store.publish(files, at=DAY + timedelta(days=400), reason="少一个数", number=2, kind="update")
    after = site(settings, days=400)
    assert after.get("/api/v1").json["meta"]["release"] == other.release_id != release  # type: ignore[index]
    assert answers(after, release) == before
    others = answers(after, other.release_id)
    assert all(others[address] != before[address] for address in (ADDRESSES[0], ADDRESSES[-1]))
    store.publish(store.files(release), at=DAY + timedelta(days=430), reason="有误", number=3, kind="withdrawal")
    assert answers(site(settings, days=430), release) == before
    for address in (each for each in ADDRESSES if "/embed/" not in each):  # an embed's look may change with the code
        assert "immutable" in after.get(address.format(release=release)).headers["Cache-Control"], address
