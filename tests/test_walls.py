"""The walls between the parts of the program stand, in the source and in a running interpreter."""

import ast
import json
import pkgutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

import coach.training

ROOT = Path(__file__).parents[1]
TRAINING = sorted((ROOT / "coach" / "training").rglob("*.py"))

IMPURE_MODULES = {
    "asyncio",
    "io",
    "os",
    "pathlib",
    "random",
    "secrets",
    "shutil",
    "socket",
    "subprocess",
    "sys",
    "time",
}
IMPURE_NAMES = {"float", "input", "open", "print"}
CLOCKS = {"now", "today", "utcnow"}

LOADED = "import sys; before = set(sys.modules); {what}; print(*sorted(set(sys.modules) - before), file=sys.stderr)"


def run(code: str) -> subprocess.CompletedProcess[str]:
    """Some code in an interpreter that has loaded nothing yet."""
    return subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)


def packages(loaded: str) -> set[str]:
    """The top-level names of what was loaded."""
    return {name.partition(".")[0] for name in loaded.split()}


def impurities(tree: ast.AST) -> Iterator[str]:
    """What a calculation has no need of: files, clocks, chance, floats."""
    for node in ast.walk(tree):
        match node:
            case ast.Import(names=names):
                yield from (each.name for each in names if each.name.partition(".")[0] in IMPURE_MODULES)
            case ast.ImportFrom(module=str(module)) if module.partition(".")[0] in IMPURE_MODULES:
                yield module
            case ast.Name(id=name) if name in IMPURE_NAMES:
                yield name
            case ast.Call(func=ast.Attribute(attr=name)) if name in CLOCKS:
                yield f".{name}()"
            case ast.Constant(value=float(number)):
                yield str(number)
            case _:
                pass


def test_nobody_imports_through_a_wall() -> None:
    linter = Path(sys.executable).parent / "lint-imports"

    told = subprocess.run([linter, "--no-cache"], cwd=ROOT, capture_output=True, text=True, check=False)

    assert told.returncode == 0, told.stdout + told.stderr


def test_asking_what_is_due_loads_no_screen(tmp_path: Path) -> None:
    arguments = ["next", "--json", "--data-dir", str(tmp_path), "--config", str(tmp_path / "config.toml")]

    told = run(LOADED.format(what=f"from coach.cli import main; code = main({arguments!r}); assert code == 0"))

    loaded = told.stderr.splitlines()[-1].split()
    assert json.loads(told.stdout)["exercises"]
    assert "coach.training.progression" in loaded
    assert not [name for name in loaded if name.partition(".")[0] == "textual" or name.startswith("coach.ui")]


def test_training_needs_nothing_that_is_installed() -> None:
    modules = [each.name for each in pkgutil.walk_packages(coach.training.__path__, "coach.training.")]

    told = run(LOADED.format(what=f"import {', '.join(modules)}"))

    assert set(modules) <= set(told.stderr.split())
    assert packages(told.stderr) - sys.stdlib_module_names == {"coach"}


def test_training_loads_nothing_else_of_the_program() -> None:
    told = run(LOADED.format(what="import coach.training.plan, coach.training.session, coach.training.records"))

    ours = {name for name in told.stderr.split() if name.partition(".")[0] == "coach"}
    assert {name for name in ours if not name.startswith("coach.training")} == {"coach"}


@pytest.mark.parametrize("module", TRAINING, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_training_has_no_files_no_clock_no_chance_and_no_floats(module: Path) -> None:
    assert list(impurities(ast.parse(module.read_text(encoding="utf-8")))) == []


@pytest.mark.parametrize(
    "line", ["import os.path", "from random import choice", "open('x')", "datetime.now()", "half = 0.5", "float('1')"]
)
def test_what_is_not_pure_is_noticed(line: str) -> None:
    assert len(list(impurities(ast.parse(line)))) == 1
