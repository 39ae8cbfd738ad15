"""The README, CONTRIBUTING and the Makefile say what is so."""

import re
from dataclasses import fields
from decimal import Decimal
from pathlib import Path

import pytest

from dashboard.settings import Settings

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")
CONTRIBUTING = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
MAKEFILE = (ROOT / "Makefile").read_text(encoding="utf-8")


def settings_table() -> str:
    """The README's table of settings, as it has to stand there."""
    rows = [
        f"| `{one.metadata['variable']}` | {_shown(one.default)} | {one.metadata['says']} |" for one in fields(Settings)
    ]
    return "\n".join(["| variable | default | what it is |", "|---|---|---|", *rows])


def _shown(value: object) -> str:
    if isinstance(value, bool):
        value = int(value)
    text = str(value) if isinstance(value, Decimal | int | Path) else value
    return f"`{text}`" if text not in ("", ()) else ""


def required(name: str) -> list[str]:
    lines = (ROOT / name).read_text(encoding="utf-8").splitlines()
    return [line for line in lines if line and not line.startswith(("#", "-"))]


def test_the_readme_lists_every_setting() -> None:
    assert settings_table() in README, f"put this into README.md:\n{settings_table()}"


def test_every_command_the_docs_name_exists() -> None:
    named = set(re.findall(r"`(?:\w+=\S+ )*make ([a-z]+)", README + CONTRIBUTING))
    assert named >= {"run", "demo", "test", "bench"}
    assert {name for name in named if not re.search(rf"^{name}:", MAKEFILE, re.MULTILINE)} == set()


def test_every_file_the_docs_link_to_exists() -> None:
    links = re.findall(r"\]\(([^)#]+)\)|(?:src|href)=\"([^\"]+)\"", README + CONTRIBUTING)
    paths = {first or second for first, second in links}
    assert {path for path in paths if "://" not in path and not (ROOT / path).exists()} == set()


@pytest.mark.parametrize("lock", ["requirements", "requirements-dev"])
def test_every_dependency_has_its_reason_and_its_pin(lock: str) -> None:
    pinned = (ROOT / f"{lock}.txt").read_text(encoding="utf-8").lower()
    for name in required(f"{lock}.in"):
        assert f"- **{name}**" in CONTRIBUTING, name
        assert re.search(rf"^{name.lower()}==\S+ \\\n    --hash=sha256:", pinned, re.MULTILINE), name


def test_a_lock_names_no_place_to_download_from() -> None:
    for name in ("requirements.txt", "requirements-dev.txt"):
        options = [line for line in (ROOT / name).read_text(encoding="utf-8").splitlines() if line.startswith("-")]
        assert options == []
        assert "://" not in (ROOT / name).read_text(encoding="utf-8")


def test_contributing_fits_a_screen() -> None:
    assert len(CONTRIBUTING.splitlines()) <= 70
