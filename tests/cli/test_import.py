"""Bringing in what other apps kept."""

import io
import json
import sys
from pathlib import Path

import pytest

from coach.bringing.putting import alone
from coach.commands import bringing
from coach.exchange.sources import OWN, apps
from coach.storage.paths import Paths
from coach.training.load import Unit
from tests.cli.bringing import EXPORTS, account, everything_in, put, strong
from tests.cli.home import Home
from tests.exchange.exports import export_of

KEYS = {
    *("version", "format", "dialect", "unit", "sessions", "sets", "warmup", "rest_rows", "rejected", "first", "last"),
    *("unknown_exercises", "notices"),
}
OF_APPS = {each: export_of(each) for each in apps()}
"""An export of every app but our own."""


def exports(home: Home) -> Path:
    """Where a lifter keeps what other apps gave them."""
    folder = home.paths.data.parent / "exports"
    folder.mkdir(exist_ok=True)
    return folder


@pytest.fixture
def two(beginner: Home) -> str:
    """An export of two workouts."""
    return put(exports(beginner), "strong.csv", strong(3, 5))


def test_what_is_brought_in_is_in_the_history(beginner: Home, two: str, capsys: pytest.CaptureFixture[str]) -> None:
    answer = beginner.ask(capsys, "import", two, "--unit", "kg")
    assert (answer.code, answer.out) == (0, "")
    assert "2 sessions brought in" in answer.err
    sessions = beginner.sessions
    assert [str(each.date) for each in sessions] == ["2024-01-03", "2024-01-05"]
    assert {each.source for each in sessions} == {"strong"}
    assert len({each.batch for each in sessions}) == 1
    assert sessions[0].batch


def test_all_of_it_stands_in_one_folder(beginner: Home, two: str, capsys: pytest.CaptureFixture[str]) -> None:
    brought = account(beginner, capsys, two, "--unit", "kg")
    (folder,) = beginner.paths.history.iterdir()
    assert folder.name == f"imported-{brought.value['batch']}"
    assert len(list(folder.glob("*.toml"))) == brought.number("brought_in") == 2


def test_a_dry_run_writes_nothing_and_tells_what_the_run_then_does(
    trained: Home, capsys: pytest.CaptureFixture[str]
) -> None:
    file = put(exports(trained), "strong.csv", strong(3, 5))
    before = everything_in(trained.paths.data.parent)
    dry = account(trained, capsys, file, "--unit", "lb", "--dry-run")
    assert everything_in(trained.paths.data.parent) == before
    done = account(trained, capsys, file, "--unit", "lb")
    written_only = ("dry_run", "batch", "brought_in", "replaced")
    assert {key: dry.value[key] for key in dry.value if key not in written_only} == {
        key: done.value[key] for key in done.value if key not in written_only
    }
    assert (dry.value["dry_run"], dry.number("brought_in")) == (True, 0)
    assert done.number("brought_in") == dry.number("sessions", "new")


def test_a_dry_run_makes_no_folder(beginner: Home, two: str, capsys: pytest.CaptureFixture[str]) -> None:
    answer = beginner.ask(capsys, "import", two, "--unit", "kg", "--dry-run")
    assert "2 sessions would be brought in. Nothing was written." in answer.err
    assert not beginner.paths.data.exists()


@pytest.mark.parametrize("name", EXPORTS)
def test_every_dialect_has_its_account(beginner: Home, name: str, capsys: pytest.CaptureFixture[str]) -> None:
    file = put(exports(beginner), f"{name}.csv", EXPORTS[name])
    brought = account(beginner, capsys, file, "--unit", "kg", "--insist")
    assert brought.value.keys() >= KEYS
    rejected = brought.value["rejected"]
    assert isinstance(rejected, list)
    parts = (brought.number(each) for each in ("sets", "rest_rows", "not_done"))
    assert sum(parts) + len(rejected) == brought.number("rows")
    assert len(beginner.sessions) == brought.number("sessions", "new") > 0


def test_the_account_for_people_is_on_standard_error(
    beginner: Home, two: str, capsys: pytest.CaptureFixture[str]
) -> None:
    said = beginner.ask(capsys, "import", two, "--unit", "lb", "--dry-run").err
    for each in (
        "strong.csv",
        "Strong, S3",
        "lb (--unit)",
        "2 new",
        "Wednesday 3 January 2024 to Friday 5 January 2024",
        "12 work",
        "12 sets + 0 rest rows + 0 not done + 0 rejected = 12 rows read",
        "1 exercise not in the catalogue",
        "Sled Pull",
    ):
        assert each in said


def test_rejected_rows_are_told_with_line_reason_and_text(beginner: Home, capsys: pytest.CaptureFixture[str]) -> None:
    wrong = strong(*range(1, 9)) + '2024-01-30 18:30:00,"Back",45m,"Row\x1b[31m",1,heavy,8,0,0,"","",\n'
    file = put(exports(beginner), "strong.csv", wrong)
    (row,) = json.loads(beginner.ask(capsys, "import", file, "--unit", "kg", "--json", "--dry-run").out)["rejected"]
    assert row["line"] == 50
    assert "heavy" in row["text"]
    said = beginner.ask(capsys, "import", file, "--unit", "kg").err
    assert "50" in said
    assert row["reason"] in said
    assert "\x1b" not in said


def test_too_many_rejected_rows_need_insisting(beginner: Home, capsys: pytest.CaptureFixture[str]) -> None:
    file = put(exports(beginner), "strong.csv", strong(3) + strong(5).replace("60.0", "much").partition("\n")[2])
    refused = beginner.ask(capsys, "import", file, "--unit", "kg")
    assert refused.code == 2
    assert "strong.csv" in refused.err
    assert beginner.sessions == ()
    assert account(beginner, capsys, file, "--unit", "kg", "--insist").sessions == (1, 0, 0)


# -------------------------------------------------------------- the unit


def test_without_a_terminal_the_unit_has_to_be_named(
    beginner: Home, two: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO())
    answer = beginner.ask(capsys, "import", two)
    assert answer.code == 2
    assert "heaviest 60" in answer.err
    assert "--unit" in answer.err
    assert not beginner.paths.history.exists()


@pytest.mark.parametrize(
    ("typed", "unit"), [("\n", Unit.LB), ("kg\n", Unit.KG), ("LBS\n", Unit.LB), ("stone\nkg\n", Unit.KG)]
)
def test_on_a_terminal_the_unit_is_asked_and_the_configured_one_offered(
    typed: str,
    unit: Unit,
    beginner: Home,
    two: str,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    beginner.configure('unit = "lb"\n')
    monkeypatch.setattr(bringing, "can_ask", lambda: True)
    monkeypatch.setattr("sys.stdin", io.StringIO(typed))
    answer = beginner.ask(capsys, "import", two)
    assert answer.code == 0
    assert "heaviest 60" in answer.err
    assert answer.err.count("kg or lb? [lb]") == typed.count("\n")
    assert {each.unit for each in beginner.sessions} == {unit}


def test_nobody_answers(
    beginner: Home, two: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(bringing, "can_ask", lambda: True)
    monkeypatch.setattr("sys.stdin", io.StringIO(""))
    assert beginner.ask(capsys, "import", two).code == 2
    assert beginner.sessions == ()


# -------------------------------------------------------------- several files, standard input


def test_several_files_come_in_together(beginner: Home, two: str, capsys: pytest.CaptureFixture[str]) -> None:
    other = put(exports(beginner), "hevy.csv", EXPORTS["hevy"])
    brought = account(beginner, capsys, two, other, "--unit", "kg")
    assert brought.number("sessions", "new") == brought.number("brought_in") == len(beginner.sessions)
    files = brought.value["files"]
    assert isinstance(files, list)
    assert [each["file"] for each in files] == ["strong.csv", "hevy.csv"]
    assert len(list(beginner.paths.history.iterdir())) == 1


def test_one_file_that_is_not_understood_keeps_all_of_them_out(
    beginner: Home, two: str, capsys: pytest.CaptureFixture[str]
) -> None:
    wrong = put(exports(beginner), "list.csv", "milk,bread\n1,2\n")
    answer = beginner.ask(capsys, "import", two, wrong, "--unit", "kg")
    assert answer.code == 2
    assert "list.csv" in answer.err
    assert beginner.sessions == ()


def test_a_workout_in_two_of_the_files_comes_in_once(beginner: Home, capsys: pytest.CaptureFixture[str]) -> None:
    folder = exports(beginner)
    old, new = put(folder, "old.csv", strong(3)), put(folder, "new.csv", strong(3, 5))
    assert account(beginner, capsys, old, new, "--unit", "kg").sessions == (2, 1, 0)
    assert len(beginner.sessions) == 2


def test_of_two_versions_in_two_files_the_first_stays_unless_told_otherwise(
    beginner: Home, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = exports(beginner)
    old, new = put(folder, "old.csv", strong(3)), put(folder, "new.csv", strong(3, reps=5))
    assert account(beginner, capsys, old, new, "--unit", "kg", "--dry-run").sessions == (1, 0, 1)
    assert account(beginner, capsys, old, new, "--unit", "kg", "--update").number("brought_in") == 1
    (session,) = beginner.sessions
    assert {each.reps for entry in session.entries for each in entry.sets} == {5}


def test_standard_input_is_read(
    beginner: Home, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(strong(3).encode())))
    assert account(beginner, capsys, "-", "--unit", "kg").value["file"] == "standard input"
    assert len(beginner.sessions) == 1


def test_closed_standard_input_is_said(
    beginner: Home, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stdin", None)
    answer = beginner.ask(capsys, "import", "-")
    assert answer.code == 2
    assert "standard input" in answer.err


# -------------------------------------------------------------- how it is asked


@pytest.mark.parametrize(
    "arguments", [(), ("--undo", "file.csv"), ("--from", "paper", "a.csv"), ("--unit", "stone", "a.csv")]
)
def test_what_is_asked_wrongly_is_said(
    arguments: tuple[str, ...], beginner: Home, capsys: pytest.CaptureFixture[str]
) -> None:
    answer = beginner.ask(capsys, "import", *arguments)
    assert answer.code == 2
    assert answer.err
    assert not beginner.paths.data.exists()


def test_the_app_can_be_named(beginner: Home, two: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert account(beginner, capsys, two, "--from", "strong", "--unit", "kg").value["format"] == "strong"
    refused = beginner.ask(capsys, "import", two, "--from", "fitbod")
    assert refused.code == 2


@pytest.mark.parametrize(("app", "export"), OF_APPS.items())
def test_every_app_can_be_named(app: str, export: str, beginner: Home, capsys: pytest.CaptureFixture[str]) -> None:
    assert app in beginner.ask(capsys, "import", "--help").out
    file = put(exports(beginner), f"{export}.csv", EXPORTS[export])
    assert account(beginner, capsys, file, "--from", app, "--unit", "kg", "--dry-run").value["format"] == app
    for other in OF_APPS.keys() - {app}:
        assert beginner.ask(capsys, "import", file, "--from", other, "--unit", "kg", "--dry-run").code == 2


@pytest.mark.parametrize("own", OWN)
def test_our_own_forms_can_be_named(own: str, trained: Home, capsys: pytest.CaptureFixture[str]) -> None:
    file = str(exports(trained) / "own")
    assert trained.ask(capsys, "export", "--to", own, "-o", file).code == 0
    assert account(trained, capsys, file, "--from", own, "--dry-run").value["format"] == own


def test_the_second_import_at_once_is_refused(beginner: Home, two: str, capsys: pytest.CaptureFixture[str]) -> None:
    with alone(beginner.paths):
        answer = beginner.ask(capsys, "import", two, "--unit", "kg")
    assert (answer.code, "Another import is at work" in answer.err) == (1, True)
    assert beginner.sessions == ()
    assert account(beginner, capsys, two, "--unit", "kg").sessions == (2, 0, 0)


def test_an_interrupted_import_leaves_nothing(
    beginner: Home, two: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupted(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(bringing, "bring_in", interrupted)
    answer = beginner.ask(capsys, "import", two, "--unit", "kg")
    assert (answer.code, answer.err.splitlines()[-1]) == (130, "Nothing was brought in.")


def test_what_the_disk_refuses_is_said(
    beginner: Home, two: str, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    file = tmp_path / "no-folder"
    file.write_text("")
    paths = beginner.paths
    blocked = Home(Paths(file / "data", paths.config_file, paths.config_dir, paths.state, paths.cache, paths.log))
    answer = blocked.ask(capsys, "import", two, "--unit", "kg")
    assert answer.code == 1
    assert "Nothing was brought in." in answer.err


def test_many_rows_draw_a_bar_where_somebody_looks(
    beginner: Home, two: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(bringing, "MANY_ROWS", 1)
    assert "writing" not in beginner.ask(capsys, "import", two, "--unit", "kg").err
    beginner.ask(capsys, "import", "--undo")
    with monkeypatch.context() as patch:
        patch.setattr(sys.stderr, "isatty", lambda: True)
        patch.setenv("TERM", "xterm-256color")
        said = beginner.ask(capsys, "import", two, "--unit", "kg").err
    assert "writing" in said
