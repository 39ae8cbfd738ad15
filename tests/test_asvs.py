"""docs/asvs.md is whole, names only what there is, and counts right; and proofs that stand nowhere else."""

import ast
import re
from collections import Counter
from functools import cache
from pathlib import Path

import pytest

from tests.staffed import opened
from tests.test_headers import filled, release_of
from tests.test_style import modules

ROOT = Path(__file__).parents[1]
DOCUMENT = (ROOT / "docs" / "asvs.md").read_text(encoding="utf-8")
SECTIONS = (
    "1.1:2 1.2:9 1.3:11 1.4:3 1.5:2 2.1:3 2.2:3 2.3:4 2.4:1 3.2:2 3.3:4 3.4:6 3.5:5 3.7:2 4.1:3 4.2:1 4.3:2 4.4:4"
    " 5.1:1 5.2:3 5.3:2 5.4:3 6.1:3 6.2:12 6.3:4 6.4:4 6.5:5 6.6:3 6.8:4 7.1:3 7.2:4 7.3:2 7.4:5 7.5:2 7.6:2"
    " 8.1:2 8.2:3 8.3:1 8.4:1 9.1:3 9.2:4 10.1:2 10.2:2 10.3:4 10.4:11 10.5:5 10.6:2 10.7:3 11.1:2 11.2:3 11.3:3"
    " 11.4:4 11.5:1 11.6:1 12.1:3 12.2:2 12.3:4 13.1:1 13.2:5 13.3:2 13.4:5 14.1:2 14.2:4 14.3:3 15.1:3 15.2:3"
    " 15.3:7 16.1:1 16.2:5 16.3:4 16.4:3 16.5:3 17.1:1 17.2:4 17.3:2"
)
"""How many requirements of levels 1 and 2 each section of ASVS 5.0.0 has; they stand before those of level 3."""

KINDS = ("test", "document", "county", "n.a.", "not met")
CALLS = {"eval", "exec", "compile", "__import__", "system", "popen", "md5", "sha1", "mktemp"}
MODULES = {
    *("pickle", "marshal", "shelve", "random", "telnetlib", "ftplib", "smtplib", "http.client", "urllib.request"),
    *("requests", "httpx", "socket", "yaml", "xmlrpc", "ctypes", "tempfile"),
}
EXPECTED = {
    "dashboard/demo": {"random"},
    "dashboard/worker.py": {"socket"},
    "layouts/api_examples.py": {"urllib.request"},
}
"""Invented figures; closing connections; code that readers copy, which runs with them."""


@cache
def rows() -> tuple[tuple[tuple[str, ...], str, str], ...]:
    """Numbers, kind and proof of each row."""
    cells = [line.strip("|").split(" | ") for line in DOCUMENT.splitlines() if re.match(r"\| \d", line)]
    return tuple((tuple(numbers.split()), kind.strip(), why.strip()) for numbers, _, kind, why in cells)


def counted() -> str:
    """The line of counts as it has to stand."""
    count = Counter(kind for numbers, kind, _ in rows() for _ in numbers)
    told = ", ".join(f"{count[kind]} {kind}" for kind in KINDS)
    return f"**{sum(count.values())} requirements: {told}.**"


def named_tests() -> list[str]:
    return [name for _, kind, why in rows() if kind == "test" for name in why.split(", ")]


def test_every_requirement_stands_in_the_list_once() -> None:
    wanted = [f"{section}.{number + 1}" for section, many in _sections() for number in range(many)]
    assert sorted(number for numbers, _, _ in rows() for number in numbers) == sorted(wanted)


def _sections() -> list[tuple[str, int]]:
    return [(part.partition(":")[0], int(part.partition(":")[2])) for part in SECTIONS.split()]


def test_the_counts_are_right() -> None:
    assert counted() in DOCUMENT, f"put this into docs/asvs.md: {counted()}"
    assert {kind for _, kind, _ in rows()} == set(KINDS)


@pytest.mark.parametrize("name", sorted(set(named_tests())))
def test_a_test_that_is_named_exists(name: str) -> None:
    path, _, function = name.partition("::")
    tree = ast.parse((ROOT / "tests" / path).read_text(encoding="utf-8"))
    assert function in {node.name for node in tree.body if isinstance(node, ast.FunctionDef)}


def test_what_is_written_down_stands_where_it_is_said_to() -> None:
    for numbers, kind, why in rows():
        if kind == "document":
            path, quoted = why.split(" ", 1)
            assert quoted.strip('"') in (ROOT / path).read_text(encoding="utf-8"), numbers


def test_what_is_not_met_says_why() -> None:
    assert [numbers for numbers, kind, why in rows() if kind != "test" and len(why) < 4] == []


# Proofs


def ours() -> list[Path]:
    return [path for path in modules() if path.relative_to(ROOT).parts[0] in {"dashboard", "layouts", "callbacks"}]


def dangers(tree: ast.AST) -> set[str]:
    """What a module calls or imports that could run, reach or guess what it should not."""
    found = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            found |= {each.name for each in node.names} & MODULES
        elif isinstance(node, ast.ImportFrom):
            found |= {node.module or ""} & MODULES
        elif isinstance(node, ast.Call):
            name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
            compiled = isinstance(node.func, ast.Attribute) and ast.unparse(node.func) == "re.compile"
            found |= ({name} & CALLS) if not compiled else set()
            found |= {"shell"} if any(each.arg == "shell" for each in node.keywords) else set()
    return found


def test_nothing_dangerous_is_called() -> None:
    found = {}
    for path in ours():
        name = path.relative_to(ROOT).as_posix()
        expected = next((names for place, names in EXPECTED.items() if name.startswith(place)), set())
        if unexpected := dangers(ast.parse(path.read_text(encoding="utf-8"))) - expected:
            found[name] = unexpected
    assert found == {}


def test_sql_is_spoken_by_the_store_alone_and_takes_no_text_apart() -> None:
    for path in ours():
        if path.is_relative_to(ROOT / "dashboard" / "store"):
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
                if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "text":
                    assert isinstance(node.args[0], ast.Constant), f"{path}:{node.lineno}"
        else:
            assert "sqlalchemy" not in path.read_text(encoding="utf-8").replace("SQLAlchemy", ""), path


def test_every_text_names_its_encoding(tmp_path: Path) -> None:
    place = opened(tmp_path)
    client = place.server.test_client()
    for _, address in filled(place.server.url_map, release_of(place.server, "")):
        kind = client.get(address).headers.get("Content-Type", "")
        texts = kind.startswith("text/") or kind.partition(";")[0].endswith("xml")
        assert not texts or kind.endswith("charset=utf-8"), (address, kind)


def test_no_folder_is_listed(tmp_path: Path) -> None:
    client = opened(tmp_path).server.test_client()
    for path in (
        "/static/",
        "/static",
        "/assets/",
        "/download/",
        "/charts/",
        "/.git/config",
        "/var/",
        "/data/plan.csv",
    ):
        assert client.get(path).status_code in {308, 404}, path
