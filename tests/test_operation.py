"""What is in deploy/ and docs/operations.md can be used as it stands."""

import re
import subprocess
from dataclasses import fields
from pathlib import Path

import pytest

from dashboard.settings import Settings

ROOT = Path(__file__).parents[1]
DEPLOY = ROOT / "deploy"
OPERATIONS = (ROOT / "docs" / "operations.md").read_text(encoding="utf-8")
UNITS = sorted((DEPLOY / "systemd").iterdir())
SERVICES = [unit for unit in UNITS if unit.suffix == ".service"]
VARIABLES = {one.metadata["variable"] for one in fields(Settings)}


def environment(text: str) -> dict[str, str]:
    lines = [line.lstrip("#") for line in text.splitlines() if re.match(r"#?[A-Z_]+=", line)]
    return {name: value.strip("'") for name, _, value in (line.partition("=") for line in lines)}


def test_the_site_starts_with_the_example_of_an_environment() -> None:
    text = (DEPLOY / "environment.example").read_text(encoding="utf-8")
    assert set(environment(text)) <= VARIABLES
    kept = {name: value for name, value in environment(text).items() if value}
    settings = Settings.from_environment(kept)
    assert (settings.trusted_proxies, settings.approvals, settings.url_prefix) == (1, 1, "")
    assert settings.store_url.startswith("postgresql")


def test_a_shell_reads_the_example_of_an_environment_as_systemd_does(tmp_path: Path) -> None:
    text = (DEPLOY / "environment.example").read_text(encoding="utf-8")
    (tmp_path / "environment").write_text(re.sub("(?m)^#(?=[A-Z_]+=)", "", text), encoding="utf-8")
    command = ["sh", "-c", "set -a; . ./environment; exec env -0"]
    said = subprocess.run(command, cwd=tmp_path, env={}, capture_output=True, text=True, check=True).stdout
    read = dict(line.split("=", 1) for line in said.split("\0") if line)
    assert {name: read.get(name) for name in environment(text)} == environment(text)


def test_systemd_understands_every_unit() -> None:
    for unit in UNITS:
        said = subprocess.run(["systemd-analyze", "verify", str(unit)], capture_output=True, text=True).stderr
        wrong = [line for line in said.splitlines() if unit.stem in line and "is not executable" not in line]
        assert wrong == []


@pytest.mark.parametrize("unit", [unit for unit in SERVICES if "links" not in unit.name], ids=lambda unit: unit.stem)
def test_a_service_can_reach_little_of_its_host(unit: Path) -> None:
    command = ["systemd-analyze", "security", "--offline=yes", "--threshold=20", "--no-pager", str(unit)]
    done = subprocess.run(command, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout[-400:]


@pytest.mark.parametrize("unit", SERVICES, ids=lambda unit: unit.stem)
def test_a_service_has_no_privilege_and_an_end_to_its_memory(unit: Path) -> None:
    lines = set(unit.read_text(encoding="utf-8").splitlines())
    assert lines >= {"NoNewPrivileges=yes", "ProtectSystem=strict", "PrivateTmp=yes", "CapabilityBoundingSet="}
    assert any(line.startswith("MemoryMax=") for line in lines)


def test_logs_of_nginx_are_kept_for_more_than_a_year() -> None:
    text = (DEPLOY / "logrotate.conf").read_text(encoding="utf-8")
    assert [int(days) for days in re.findall(r"(?:rotate|maxage) (\d+)", text)] == [400, 400]


def test_the_page_for_operators_names_only_what_there_is() -> None:
    assert len(OPERATIONS.splitlines()) <= 250
    named = set(re.findall(r"(?:deploy|docs|tests|bench|dashboard)/[\w./-]*\w", OPERATIONS))
    assert {name for name in named if not (ROOT / name).exists()} == set()
    assert set(re.findall(r"`([A-Z]+_[A-Z_]+|STAFF|PUBLIC|WORKERS|HOST|PORT)\b", OPERATIONS)) <= VARIABLES
    assert {unit.name for unit in UNITS} == set(re.findall(r"chengwu-progress[\w-]*\.(?:service|timer)", OPERATIONS))
