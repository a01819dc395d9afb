"""One command tells the truth: linters, types and the arrows of the house are part of the test run."""

import ast
import subprocess
import sys
from pathlib import Path

import grimp
import pytest

from tests.house.contract import Room, find_faults

ROOT = Path(__file__).parents[2]


def run(*words: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run([sys.executable, "-m", *words], cwd=ROOT, capture_output=True, text=True, check=False)


@pytest.mark.parametrize(
    "words",
    [
        pytest.param(("ruff", "check", "--no-cache", "."), id="ruff-check"),
        pytest.param(("ruff", "format", "--check", "--no-cache", "."), id="ruff-format"),
        pytest.param(("mypy",), id="mypy-strict"),
    ],
)
def test_the_code_is_clean(words):
    answer = run(*words)
    assert answer.returncode == 0, answer.stdout + answer.stderr


def test_the_arrows_of_the_house_point_down():
    answer = subprocess.run(
        [Path(sys.executable).with_name("lint-imports"), "--no-cache"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert answer.returncode == 0, answer.stdout + answer.stderr
    assert "1 kept, 0 broken" in answer.stdout


HOUSE = {
    "roof/__init__.py": "",
    "roof/rules/__init__.py": "import datetime\n",
    "roof/doors/__init__.py": "import roof.rules\nimport typer\n",
}
ROOMS = [Room.parse("roof.rules:"), Room.parse("roof.doors: roof.rules | typer")]


def faults_of(tmp_path, monkeypatch, files):
    for name, text in files.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text)
    monkeypatch.syspath_prepend(str(tmp_path))
    graph = grimp.build_graph("roof", include_external_packages=True, cache_dir=None)
    return list(find_faults(graph, ROOMS, {"roof"}))


def test_a_house_in_order_has_no_faults(tmp_path, monkeypatch):
    """The negative control of the planted violations below."""
    assert faults_of(tmp_path, monkeypatch, HOUSE) == []


@pytest.mark.parametrize(
    ("file", "text", "fault"),
    [
        pytest.param(
            "roof/rules/__init__.py", "import roof.doors\n", "roof.rules may not import roof.doors", id="an-arrow-up"
        ),
        pytest.param(
            "roof/rules/__init__.py", "import sqlalchemy\n", "roof.rules may not import sqlalchemy", id="a-library"
        ),
        pytest.param("roof/cellar.py", "", "roof.cellar lies in no declared room", id="an-undeclared-room"),
    ],
)
def test_a_planted_violation_is_caught(tmp_path, monkeypatch, file, text, fault):
    assert faults_of(tmp_path, monkeypatch, HOUSE | {file: text}) == [fault]


def imports_of(path: Path) -> set[str]:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    names = {alias.name for node in ast.walk(tree) if isinstance(node, ast.Import) for alias in node.names}
    return names | {node.module or "" for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)}


def test_nobody_imports_app():
    """`app.py` is where things are put together; an arrow to it would be a circle."""
    rooms = [*(ROOT / "bot").rglob("*.py"), *(ROOT / "storage").rglob("*.py")]
    assert [str(path) for path in rooms if "app" in imports_of(path)] == []


def test_the_top_level_is_the_one_the_user_fixed():
    tracked = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=True).stdout.split(
        "\n"
    )
    top = {name.partition("/")[0] for name in tracked if name and not name.startswith(".")}
    assert top <= {"bot", "storage", "tests", "app.py", "pyproject.toml", "README.md", "uv.lock", "LICENSE"}


def test_importing_a_module_does_nothing():
    """No engine, client, scheduler or thread is made at import."""
    code = (
        "import sys, threading, pkgutil, importlib, bot, storage\n"
        "def fail(event, args):\n"
        "    if event in {'socket.connect', 'socket.bind', 'sqlite3.connect', 'subprocess.Popen'}: sys.exit(event)\n"
        "sys.addaudithook(fail)\n"
        "for root in (bot, storage):\n"
        "    for m in pkgutil.walk_packages(root.__path__, root.__name__ + '.'):\n"
        "        if 'migrations' not in m.name: importlib.import_module(m.name)\n"
        "assert threading.active_count() == 1, threading.enumerate()\n"
    )
    answer = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=False)
    assert answer.returncode == 0, answer.stdout + answer.stderr
