"""What the bench says follows from what it measured; no server is started here."""

import os
import subprocess
import sys
from collections import Counter
from collections.abc import Mapping
from pathlib import Path

import pytest

from bench import crowds, endurance, faults, growth, report
from bench.lags import Lags
from bench.processes import cpu_seconds
from bench.throughput import Ask, Rate
from dashboard.progress import Verdict
from tests.browser.live import Site
from tests.cluster.publisher import Publisher
from tests.cluster.readers import Readers, Visit
from tests.stores import new_store

NOBODY = crowds.Server("http://127.0.0.1:1", ())


def crowd(*cpu: float) -> crowds.Crowd:
    rates = [Rate(views=1000 / each, cpu=each) for each in cpu]
    return crowds.Crowd(NOBODY, [Ask("/")], [Ask("/")], 208.0, rates, rates, rates)


def told(measured: Mapping[str, crowds.Crowd]) -> dict[str, list[str]]:
    """Rows of the aims by what they compare."""
    section = crowds._section(measured, Lags([0.5], 44.4, 100, 0), 0.3)
    lines = [line.strip("| ").split(" | ") for line in section.splitlines() if line.endswith(("met |", "missed |"))]
    return {what: cells for what, *cells in lines}


@pytest.mark.parametrize(("ours", "said"), [(1.0, "met"), (10.0, "missed")])
def test_whether_an_aim_is_met_follows_from_the_numbers(ours: float, said: str) -> None:
    plain, files = crowd(30, 40, 80), crowd(0.5, 0.5, 0.5)
    site = {name: crowd(ours, ours, ours) for name in (crowds.SITE, crowds.CHART, crowds.UNKEPT, crowds.UNKEPT_CHART)}
    rows = told({**site, crowds.PLAIN: plain, crowds.PLAIN_BEHIND: plain, crowds.FILES: files})
    assert len(rows) == 2 * len(crowds.COMPARED) + 1
    assert {cells[-1] for cells in rows.values()} == {said}
    first, *_ = rows.items()
    assert first[0].startswith("processor time of a first visit: the overview, no chart, kept by nginx; against plain")
    assert first[1][1:3] == [f"{40 / ours:.2f} x", f"{30 / ours:.2f} to {80 / ours:.2f}"]


@pytest.mark.parametrize(("weight", "said"), [(141.0, "met"), (151.0, "missed")])
def test_the_memory_of_a_worker_is_judged_at_the_end_of_all_requests(weight: float, said: str) -> None:
    weighed = (68.0, weight - 1, weight)
    steps = [endurance.Memory(requests, [each - 9, each], [200.0]) for requests, each in enumerate(weighed)]
    section = endurance._section(steps, Counter())
    assert f"its part of what is shared counted | 150 MiB | {weight:.0f} MiB | {said} |" in section


def test_an_overview_that_is_measured_as_new_was_never_asked_for_and_is_one_the_site_knows() -> None:
    site = Site("", "demo")
    asked = [path.removeprefix("/?").split("&") for path in growth._filtered(site)]
    verdicts, departments = ({pair[place].partition("=")[2] for pair in asked} for place in (0, 1))
    assert len(asked) == len(verdicts) == len(departments) == len(growth.VERDICTS)
    assert verdicts <= {*Verdict}
    assert departments <= {row["department_id"] for row in site.rows("departments")}


@pytest.mark.parametrize(("load", "marked"), [(0.2, False), (1.4, True)])
def test_a_run_begun_on_a_busy_machine_says_so(load: float, marked: bool) -> None:
    where = report.machine(load)
    assert f"load average at the start {load}" in where
    assert ("begun on a busy machine" in where) == marked


def test_a_fault_is_told_with_the_requests_that_were_sent_indeed(tmp_path: Path) -> None:
    readers = Readers()
    readers.pages += [Visit("/", at / 20, 0.1, 200, b"page") for at in range(41)]
    one = faults.Outcome("nothing", readers, Publisher(new_store(tmp_path)), 0)
    assert "| nothing | 20 | 41 | 0 |" in faults._markdown("2 cores", [0.4], [one])


def test_a_process_that_has_ended_is_counted_no_more() -> None:
    with subprocess.Popen([sys.executable, "-c", "input()"], stdin=subprocess.PIPE) as short:
        assert {*cpu_seconds([os.getpid(), short.pid])} == {os.getpid(), short.pid}
        short.communicate(b"\n")
    assert {*cpu_seconds([os.getpid(), short.pid])} == {os.getpid()}
