"""The audit of dependencies sees what is wrong, and never calls unseen what it did not look at."""

import json
from importlib.metadata import distribution, distributions
from pathlib import Path

from tests.dependencies import LOCKS, Advisories, changed, faults, pins, read, told

HASH = " \\\n    --hash=sha256:" + "0" * 64


def test_the_locks_pin_everything_with_hashes() -> None:
    texts = [Path(lock).read_text(encoding="utf-8") for lock in LOCKS]
    pinned = pins(texts)
    assert len(pinned) > 100
    assert [name for name, (_, hashes) in pinned.items() if not hashes] == []
    assert {line.partition("==")[0].lower() for text in texts for line in text.splitlines() if "==" in line} == set(
        pinned
    )


def test_a_wrong_version_a_missing_and_a_strange_distribution_are_told() -> None:
    flask, dash = distribution("flask"), distribution("dash")
    pinned = pins([f"flask==0.1{HASH}\nnothing-there==1.0{HASH}\n", "dash==4\n"])
    wrong = faults({**pinned, "dash": (dash.version, 0)}, [flask, dash, distribution("pytest")])
    assert wrong == [
        "dash: its pin has no hash",
        f"flask: {flask.version} is installed, 0.1 is pinned",
        "nothing-there: pinned and not installed",
        "pytest: installed and in no lock",
    ]


def test_a_file_that_was_changed_after_it_was_installed_is_told(tmp_path: Path) -> None:
    folder = tmp_path / "made-1.0.dist-info"
    folder.mkdir()
    (folder / "METADATA").write_text("Metadata-Version: 2.1\nName: made\nVersion: 1.0\n")
    (tmp_path / "made.py").write_text("x = 2\n")
    (folder / "RECORD").write_text("made.py,sha256=AAAA,6\ngone.py,sha256=AAAA,6\nmade-1.0.dist-info/RECORD,,\n")
    (made,) = distributions(path=[str(tmp_path)])
    assert changed(made) == ["made.py", "gone.py"]
    assert changed(distribution("flask")) == []


def test_what_a_database_does_not_know_counts_as_not_checked() -> None:
    rows = [
        {"name": "a", "version": "1", "vulns": [{"id": "X-1"}]},
        {"name": "b", "version": "1", "vulns": []},
        {"name": "c", "skip_reason": "not found"},
    ]
    advisories = read(json.dumps({"dependencies": rows}))
    assert advisories == Advisories(2, {"a": ["X-1"]})
    assert "1 OF THEM NOT CHECKED" in told(advisories, 3) and "1 with weaknesses" in told(advisories, 3)
    assert told(Advisories(), 3).startswith("KNOWN ADVISORIES NOT CHECKED")
    assert "NOT" not in told(Advisories(3), 3)
