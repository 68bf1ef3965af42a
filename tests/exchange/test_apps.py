"""A format is one module of its folder: it is known by its name, found by what stands in a file, and alone in that."""

import subprocess
import sys
from pathlib import Path
from types import ModuleType

import pytest

from coach.exchange.formats import Format
from coach.exchange.reading import NotUnderstood
from coach.exchange.recognise import format_of, formats, recognised
from coach.exchange.sources import OWN, apps, sources
from coach.exchange.table import opened
from coach.exchange.write_csv import write_csv
from coach.exchange.write_json import write_json
from tests.exchange.exports import EXPORTS, SAMPLES, export_of
from tests.exchange.outgoing import text_of
from tests.storage.sessions import a_session

ROOT = Path(__file__).parents[2]
FOLDER = ROOT / "coach" / "exchange" / "apps"
OUR_FILES = {"csv": text_of(write_csv([a_session()])), "json": text_of(write_json([a_session()]))}
REAL = sorted(SAMPLES.glob("*/*.csv"))


def wanting(content: str | bytes) -> list[str]:
    """The formats that take a file for one of theirs."""
    table = opened(content.encode() if isinstance(content, str) else content)
    return [each.key for each in formats() if each.recognises(table)]


def module_with(monkeypatch: pytest.MonkeyPatch, name: str, **found: object) -> None:
    """Puts a module into the folder, as far as importing goes."""
    module = ModuleType(f"coach.exchange.apps.{name}")
    vars(module).update(found)
    monkeypatch.setitem(sys.modules, module.__name__, module)


def test_every_module_of_the_folder_is_a_format() -> None:
    assert set(sources()) == {each.stem for each in FOLDER.glob("[!_]*.py")}
    assert [each.key for each in formats()] == list(sources())


def test_what_else_lies_in_the_folder_is_no_format(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for stray in ("._hevy.py", ".#hevy.py", "hevy copy.py", "hevy.pyc", "hevy.py.orig", "__init__.py", "README.md"):
        (tmp_path / stray).touch()
    (tmp_path / "__pycache__").mkdir()
    (tmp_path / "liftlog.py").touch()
    monkeypatch.setattr("coach.exchange.sources._APPS", tmp_path)
    assert apps.__wrapped__() == ("liftlog",)


def test_no_two_formats_have_one_name_for_people() -> None:
    assert len({each.name for each in formats()}) == len(formats())


def test_our_own_are_named_last() -> None:
    assert set(sources()[-len(OWN) :]) == set(OWN)
    assert sources()[: -len(OWN)] == apps()


@pytest.mark.parametrize("app", apps())
def test_every_app_has_a_made_up_export(app: str) -> None:
    assert export_of(app)


@pytest.mark.parametrize("export", EXPORTS)
def test_no_two_formats_want_the_same_file(export: str) -> None:
    assert len(wanting(EXPORTS[export])) == 1


@pytest.mark.parametrize("file", REAL, ids=lambda file: file.stem)
def test_a_real_export_is_of_one_format_alone(file: Path) -> None:
    assert wanting(file.read_bytes()) == [file.parent.name]


@pytest.mark.parametrize("own", OWN)
def test_what_the_coach_wrote_is_of_its_own_format_alone(own: str) -> None:
    assert wanting(OUR_FILES[own]) == [own]


def test_what_has_the_columns_of_two_is_refused_with_both_names() -> None:
    heads = ",".join(EXPORTS[each].partition("\n")[0] for each in ("hevy", "liftlog"))
    with pytest.raises(NotUnderstood, match="columns of Hevy and LiftLog together"):
        recognised(opened(heads.encode()))


@pytest.mark.parametrize("what", ["import coach.exchange.sources", "from coach.grammar.whole import parser; parser()"])
def test_the_names_are_known_without_any_of_the_modules(what: str) -> None:
    code = f"import sys\n{what}\nprint(*(each for each in sys.modules if each.startswith('coach.exchange')))"
    told = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert told.stdout.split() == ["coach.exchange", "coach.exchange.sources"]


@pytest.mark.parametrize("found", [{}, {"FORMAT": None}, {"FORMAT": "Hevy"}])
def test_a_module_without_a_format_is_named(found: dict[str, object], monkeypatch: pytest.MonkeyPatch) -> None:
    module_with(monkeypatch, "nameless", **found)
    with pytest.raises(TypeError, match=r"coach\.exchange\.apps\.nameless has no FORMAT"):
        format_of("nameless")


def test_a_format_under_another_name_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    hevy = format_of("hevy")
    module_with(monkeypatch, "other", FORMAT=Format("elsewhere", "Elsewhere", hevy.recognises, hevy.read))
    with pytest.raises(TypeError, match="its key is 'elsewhere', not 'other'"):
        format_of("other")
