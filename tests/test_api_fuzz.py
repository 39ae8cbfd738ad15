"""Whatever is asked, right or wrong, is answered as the description says, on a real server and on both datasets."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

from dashboard.openapi import OPERATIONS
from tests.browser.live import serving

EXAMPLES = 8
OPTIONS = (
    *("--checks", "all", "--phases", "examples,coverage,fuzzing,stateful", "--continue-on-failure"),
    *("--generation-deterministic", "--max-examples", str(EXAMPLES), "--no-color", "--warnings", "off"),
)


@pytest.mark.parametrize("dataset", ["official", "demo"])
def test_no_question_is_answered_otherwise_than_described(dataset: str, tmp_path: Path) -> None:
    with serving(dataset, tmp_path) as site:
        command = [sys.executable, "-m", "schemathesis.cli", "run", f"{site.url}/api/v1/openapi.json", *OPTIONS]
        run = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True)
    assert run.returncode == 0, run.stdout[-6000:] + run.stderr[-2000:]
    asked = re.search(r"(\d+) generated, (\d+) passed", run.stdout)
    assert asked, run.stdout
    assert asked[1] == asked[2]
    assert int(asked[1]) > EXAMPLES * len(OPERATIONS)
