"""The house style, where a rule can be counted."""

import ast
import re
import subprocess
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
LONGEST_FILE, LONGEST_FUNCTION, MOST_FUNCTIONS = 300, 50, 25
MODULE_NAMES = {"utils", "util", "helpers", "helper", "common", "manager", "misc", "http"}
WORDS = {"kpi", "kpis", "metric", "metrics", "datapoint", "datapoints", "record", "records", "info", "data2"}
TOP_LEVEL = {
    *("dashboard", "layouts", "callbacks", "data", "assets", "tests", "deploy", "bench", "docs", ".ci"),
    *("Procfile", "pyproject.toml", "README.md", "CHANGELOG.md", "LICENSE", "CONTRIBUTING.md", "Makefile"),
    *("requirements.in", "requirements.txt", "requirements-dev.in", "requirements-dev.txt", ".gitignore"),
}
MACHINE_PATH = re.compile(rf"(?<![\w.])/(?:{'|'.join(['work', 'tmp', 'root', 'home', 'Users'])})/\w")
REGISTRY = re.compile(
    "|".join(["py" + r"pi\.org", "pythonhosted" + r"\.org", "registry" + r"\.npmjs", r"deb\." + "debian"])
)
TEXT = {".py", ".md", ".toml", ".txt", ".in", ".css", ".js", ".json", ".csv", ".po", ".html", ".svg", ""}
FOREIGN = ("assets/vendor/", "assets/plotly/")


@cache
def kept_files() -> tuple[Path, ...]:
    """The project's files: those under version control or about to be."""
    command = ["git", "ls-files", "--cached", "--others", "--exclude-standard", "-z"]
    names = subprocess.run(command, cwd=ROOT, capture_output=True, check=True, text=True).stdout.split("\0")
    return tuple(ROOT / name for name in sorted(set(names)) if name and (ROOT / name).is_file())


def modules() -> list[Path]:
    return [path for path in kept_files() if path.suffix == ".py"]


def functions() -> Iterator[tuple[str, int]]:
    """Each function's place and its length in lines, its docstring left out."""
    for path in modules():
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                yield f"{path.relative_to(ROOT)}:{node.lineno} {node.name}", _length(node)


def _length(node: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    first = node.body[0]
    told = isinstance(first, ast.Expr) and isinstance(first.value, ast.Constant) and isinstance(first.value.value, str)
    docstring = (first.end_lineno or first.lineno) - first.lineno + 1 if told else 0
    return (node.end_lineno or node.lineno) - node.lineno + 1 - docstring


def defined_names(tree: ast.AST) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
            yield node.name
        elif isinstance(node, ast.arg):
            yield node.arg
        elif isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store):
            yield node.id


def words(name: str) -> set[str]:
    return {part.lower() for part in re.findall(r"[A-Z]?[a-z0-9]+|[A-Z]+(?![a-z])", name)}


def test_no_file_is_longer_than_a_person_reads() -> None:
    lengths = {path.relative_to(ROOT): len(path.read_text(encoding="utf-8").splitlines()) for path in modules()}
    assert {path: lines for path, lines in lengths.items() if lines > LONGEST_FILE} == {}


def test_functions_are_short() -> None:
    lengths = dict(functions())
    assert {place: lines for place, lines in lengths.items() if lines > LONGEST_FUNCTION} == {}
    assert sorted(lengths.values())[int(len(lengths) * 0.9)] <= MOST_FUNCTIONS


def test_no_module_is_a_drawer_for_everything() -> None:
    assert [path for path in modules() if path.stem in MODULE_NAMES] == []


@pytest.mark.parametrize("path", modules(), ids=lambda path: str(path.relative_to(ROOT)))
def test_names_use_the_project_s_words(path: Path) -> None:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    assert {name for name in defined_names(tree) if words(name) & WORDS} == set()


def test_the_top_level_holds_what_it_is_said_to_hold() -> None:
    assert {path.relative_to(ROOT).parts[0] for path in kept_files()} - TOP_LEVEL == set()


def test_no_file_names_a_machine_or_a_registry() -> None:
    found = []
    for path in kept_files():
        name = str(path.relative_to(ROOT))
        if path.suffix in TEXT and not name.startswith(FOREIGN):
            text = path.read_text(encoding="utf-8", errors="replace")
            found += [f"{name}: {match[0]}" for rule in (MACHINE_PATH, REGISTRY) for match in rule.finditer(text)]
    assert found == []


def test_nothing_is_caught_without_a_name() -> None:
    caught = []
    for path in modules():
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.ExceptHandler) and _is_broad(node.type):
                caught.append(f"{path.relative_to(ROOT)}:{node.lineno}")
    assert caught == []


@pytest.mark.parametrize("path", [path for path in modules() if "tests" in path.parts], ids=lambda path: path.name)
def test_a_test_is_never_skipped_and_runs_from_any_folder(path: Path) -> None:
    calls = [node for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))) if isinstance(node, ast.Call)]
    names = {node.func.attr for node in calls if isinstance(node.func, ast.Attribute)}
    assert names & {"skip", "skipif", "importorskip"} == set()
    given = [node.args[0] for node in calls if ast.unparse(node.func) == "Path" and node.args]
    texts = [str(each.value) for each in given if isinstance(each, ast.Constant)]
    assert {text for text in texts if text.partition("/")[0] in TOP_LEVEL} == set()


def _is_broad(caught: ast.expr | None) -> bool:
    return caught is None or (isinstance(caught, ast.Name) and caught.id in {"Exception", "BaseException"})
