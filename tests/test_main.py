"""The command line."""

import time
from datetime import UTC, date, datetime, timedelta, timezone
from pathlib import Path

import pytest

from dashboard.__main__ import main
from dashboard.changes import from_json
from dashboard.periods import BEIJING, day_in_china
from dashboard.store import Store
from tests import builders

ROOT = Path(__file__).parents[1]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name, content in builders.files().items():
        (tmp_path / name).write_bytes(content)
    return tmp_path


@pytest.mark.parametrize("dataset", ["data", "data/demo"])
def test_both_datasets_are_without_problems(dataset: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", str(ROOT / dataset)]) == 0
    assert "没有发现问题" in capsys.readouterr().out


def test_every_problem_is_printed_with_its_place_and_remedy(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    targets = folder / "targets.csv"
    targets.write_bytes(targets.read_bytes().replace(b"at_least", b"at_most_of").replace(b"2025", b"25"))
    assert main(["check", str(folder)]) == 1
    told = capsys.readouterr().err
    assert told.count("targets.csv 第2行") >= 2
    assert "改法：" in told


def test_the_day_is_that_of_china_wherever_the_host_stands(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(day: date) -> int:
        files = builders.files(observations=[builders.observation(period=day.isoformat())])
        (folder / "observations.csv").write_bytes(files["observations.csv"])
        return main(["check", str(folder)])

    try:
        for _ in range(2):
            now = datetime.now(UTC)
            today = day_in_china(now)
            monkeypatch.setenv("TZ", f"ELSEWHERE{-elsewhere(now):+}")
            time.tzset()
            told = refused(today), refused(today + timedelta(days=1))
            if today == day_in_china(datetime.now(UTC)):  # else midnight came between
                break
    finally:
        monkeypatch.undo()
        time.tzset()
    assert told == (0, 1)


def elsewhere(moment: datetime) -> int:
    """Hours from Greenwich to where it is yesterday when China asks, or in China's late evening tomorrow."""
    return 14 if moment.astimezone(BEIJING).hour > 18 else -12


@pytest.mark.parametrize("hour", range(24))
def test_it_is_another_day_elsewhere_at_any_hour(hour: int) -> None:
    moment = datetime(2026, 7, 15, hour, 59, 59, tzinfo=UTC)
    assert moment.astimezone(timezone(timedelta(hours=elsewhere(moment)))).date() != day_in_china(moment)


def test_a_checked_folder_can_be_published(
    folder: Path, store_url: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("DATABASE_URL", store_url)
    assert main(["publish", str(folder), "--reason", "补录"]) == 0
    current = Store(store_url).current()
    assert current is not None
    assert (current.number, current.reason) == (1, "补录")
    assert current.release_id[:12] in capsys.readouterr().out


def test_a_correction_from_the_command_line_is_told_with_both_values(
    folder: Path, store_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DATABASE_URL", store_url)
    for value in ("40", "48"):
        files = builders.files(observations=[builders.observation(value=value)])
        (folder / "observations.csv").write_bytes(files["observations.csv"])
        assert main(["publish", str(folder), "--reason", "更正"]) == 0
    current = Store(store_url).current()
    assert current is not None
    told = [(each.kind, each.old, each.new) for each in from_json(current.changes)]
    assert told == [("corrected", "40", "48")]


def test_nothing_is_published_of_a_broken_folder(folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("VAR_DIR", str(tmp_path / "var"))
    (folder / "plan.csv").unlink()
    assert main(["publish", str(folder), "--reason", "x"]) == 1
    assert not (tmp_path / "var").exists()


def test_a_bad_setting_is_told_and_not_a_traceback(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("PORT", "eighty")
    assert main(["publish", str(folder), "--reason", "x"]) == 1
    assert "PORT='eighty'" in capsys.readouterr().err
