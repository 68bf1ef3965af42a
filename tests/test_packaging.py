"""What is built holds everything that is needed to run, and declares what it imports."""

import ast
import re
import shutil
import subprocess
import sys
import tomllib
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from coach import __version__
from coach.checkup import INSTALLED
from coach.ui.themes import load, packaged_folder

ROOT = Path(__file__).parents[1]
CACHES = shutil.ignore_patterns("__pycache__", "*.pyc")
PARTS = ("coach", "themes")
FILES = ("pyproject.toml", "README.md", "LICENSE", "CHANGELOG.md")


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel, built from a copy without asking any network."""
    source = tmp_path_factory.mktemp("source")
    for part in PARTS:
        shutil.copytree(ROOT / part, source / part, ignore=CACHES)
    for file in FILES:
        shutil.copy(ROOT / file, source / file)
    command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", "out"]
    built = subprocess.run(command, cwd=source, capture_output=True, text=True, check=False)
    assert built.returncode == 0, built.stdout + built.stderr
    return next((source / "out").glob("*.whl"))


@pytest.fixture(scope="module")
def packed(wheel: Path) -> dict[str, bytes]:
    """Every file of the wheel."""
    with zipfile.ZipFile(wheel) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def of_the_checkout(folder: str) -> set[str]:
    """The files of a folder of the checkout, without what Python leaves there."""
    return {
        path.relative_to(ROOT).as_posix()
        for path in (ROOT / folder).rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }


def imported() -> Iterator[str]:
    """The top-level names of all that the program imports."""
    for path in (ROOT / "coach").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            match node:
                case ast.Import(names=names):
                    yield from (each.name.partition(".")[0] for each in names)
                case ast.ImportFrom(module=str(module), level=0):
                    yield module.partition(".")[0]
                case _:
                    pass


def test_a_wheel_holds_all_of_the_package(packed: dict[str, bytes]) -> None:
    assert of_the_checkout("coach") - packed.keys() == set()


@pytest.mark.parametrize("pattern", [r"coach/data/.*\.toml", r"coach/ui/.*\.tcss", r"coach/py\.typed"])
def test_a_wheel_holds_what_is_not_python_too(packed: dict[str, bytes], pattern: str) -> None:
    assert [name for name in packed if re.fullmatch(pattern, name)]


def test_a_wheel_holds_the_themes_inside_the_package(packed: dict[str, bytes]) -> None:
    themes = {name for name in packed if name.startswith("coach/themes/")}

    assert themes == {f"coach/{name}" for name in of_the_checkout("themes")}


def test_a_wheel_holds_neither_tests_nor_caches(packed: dict[str, bytes]) -> None:
    assert {name.partition("/")[0] for name in packed} == {"coach", f"rack_coach-{__version__}.dist-info"}
    assert not [name for name in packed if "__pycache__" in name]


def test_a_wheel_brings_both_names_of_the_command(packed: dict[str, bytes]) -> None:
    told = packed[f"rack_coach-{__version__}.dist-info/entry_points.txt"].decode()

    assert told.split() == ["[console_scripts]", "coach", "=", "coach.cli:main", "rack-coach", "=", "coach.cli:main"]


def test_themes_are_found_where_a_wheel_puts_them(wheel: Path, tmp_path: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(tmp_path)
    code = "from coach.ui.themes import load, packaged_folder as f; print(f(), *(t.name for t in load([f()]).themes))"

    # -P keeps the checkout out; the unpacked wheel comes before what is installed.
    told = subprocess.run(
        [sys.executable, "-P", "-c", f"import sys; sys.path.insert(0, {str(tmp_path)!r}); {code}"],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=True,
    )

    folder, *names = told.stdout.split()
    assert Path(folder) == (tmp_path / "coach" / "themes").resolve()
    assert "chalk" in names


def test_themes_are_found_in_a_checkout() -> None:
    found = load([packaged_folder()])

    assert packaged_folder() == ROOT / "themes"
    assert "chalk" in {theme.name for theme in found.themes}


def declared() -> set[str]:
    """What the program says it needs, by the names it is installed under."""
    needs = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["dependencies"]
    return {re.split(r"[^\w.-]", each)[0] for each in needs}


def test_what_is_declared_is_what_is_imported() -> None:
    names = {each.replace("-", "_") for each in declared()}

    assert set(imported()) - sys.stdlib_module_names - {"coach"} == names


def test_of_all_that_is_declared_the_version_is_told() -> None:
    assert set(INSTALLED) == declared()
