"""`coach check`: everything that needs attention, with the way out."""

import json
import subprocess
import sys
from collections import namedtuple
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from decimal import Decimal
from pathlib import Path

import pytest

from coach.alerts.trying import Outcome
from coach.checkup import CLOCKS_APART, LEAST_FREE, check_up
from coach.clock import SystemClock
from coach.storage.backup import daily_backup
from coach.storage.paths import Paths
from coach.terminal import facts
from coach.training.goal import Block
from coach.training.log import Session
from tests.cli.home import UNTIL, Home, unfinished

KEYS = {"version", "ok", "sessions", "files", "problems", "notices", "paths", "terminal", "routes", "versions"}
ROUTINE = """
id = "arms"
name = "Arms"
warmup = []
cooldown = []
[levels]
beginner = ["arms"]
[[day]]
id = "arms"
name = "arms"
kind = "base"
[[day.slot]]
block = "compound"
name = "Row"
exercises = ["barbell-row"]
sets = 2
[[day.slot]]
block = "biceps"
name = "Curl"
exercises = ["barbell-curl"]
sets = 4
"""
STRAIGHT_ARM = """
[[day.slot]]
block = "finisher"
name = "Straight-arm"
exercises = ["straight-arm-pulldown"]
sets = 4
"""


@pytest.fixture(autouse=True)
def _folders_and_clock_of_this_test(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.setattr(SystemClock, "now", lambda _: UNTIL)


@dataclass(frozen=True, slots=True)
class Checked:
    """What a program is told."""

    value: dict[str, object]
    problems: list[dict[str, str]]
    notices: list[str]


def checked(home: Home, capsys: pytest.CaptureFixture[str], code: int) -> Checked:
    answer = home.ask(capsys, "check", "--json")
    assert (answer.code, answer.err) == (code, "")
    value = json.loads(answer.out)
    assert value.keys() >= KEYS
    assert value["ok"] is (code == 0)
    return Checked(value, value["problems"], value["notices"])


def only(home: Home, capsys: pytest.CaptureFixture[str]) -> dict[str, str]:
    """The only problem there is."""
    [problem] = checked(home, capsys, 1).problems
    assert problem.keys() == {"file", "place", "sentence", "way_out"}
    return problem


def notices(paths: Paths, now: datetime = UNTIL) -> str:
    return "\n".join(check_up(paths, now).notices)


def test_where_all_is_well_it_says_so(trained: Home, capsys: pytest.CaptureFixture[str]) -> None:
    found = checked(trained, capsys, 0)
    assert found.problems == []
    assert found.value["sessions"] == len(trained.sessions)
    assert found.value["files"] == len(trained.sessions) + 1
    answer = trained.ask(capsys, "check")
    assert (answer.code, answer.err) == (0, "")
    assert answer.out.startswith("Everything is in order.")
    assert str(trained.paths.data) in answer.out.replace("\n", "")


def test_a_beginner_without_any_file_is_all_well(beginner: Home, capsys: pytest.CaptureFixture[str]) -> None:
    assert checked(beginner, capsys, 0).value["sessions"] == 0
    assert not beginner.paths.data.exists()


def test_a_problem_is_told_with_its_file_its_line_and_the_way_out(
    trained: Home, capsys: pytest.CaptureFixture[str]
) -> None:
    path = trained.paths.session_file(trained.sessions[3])
    lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
    path.write_text("".join(["started = yesterday\n", *lines]), encoding="utf-8")
    problem = only(trained, capsys)
    assert problem["file"] == str(path)
    assert "line 1" in problem["place"]
    shown = trained.ask(capsys, "check")
    assert shown.code == 1
    assert shown.out.startswith("1 thing needs attention.")
    assert problem["sentence"] in " ".join(shown.out.split())
    assert problem["way_out"] in " ".join(shown.out.split())


@pytest.mark.parametrize(
    ("file", "text", "named"),
    [
        ("config.toml", "unti = 'kg'\n", "unti"),
        ("exercises.toml", "[[exercise]\n", ""),
        ("routines/mine.toml", "id = \n", ""),
        ("themes/mine.toml", "name = \n", ""),
    ],
)
def test_files_of_the_configuration_are_looked_at(
    file: str, text: str, named: str, beginner: Home, capsys: pytest.CaptureFixture[str]
) -> None:
    path = beginner.paths.config_dir / file
    path.parent.mkdir(exist_ok=True)
    path.write_text(text, encoding="utf-8")
    problem = only(beginner, capsys)
    assert problem["file"] == str(path)
    assert named in problem["place"] + problem["sentence"]


@pytest.mark.parametrize(
    ("config", "place", "sentence"),
    [
        ('[keys]\nskip = "entr"\n', "line 2, key keys.skip", '"entr" is no key; did you mean enter?'),
        ('[keys]\nskip = "F1"\n', "line 2, key keys.skip", '"F1" is no key; did you mean f1?'),
        ('[keys]\nskip = "w"\n', "line 2, key keys.skip", "w is already why"),
        ('[keys]\n\nskp = "z"\n', "line 3, key keys.skp", "no such action; did you mean skip?"),
        ('[keys]\nskip = ""\n', "line 2, key keys.skip", "needs at least one key"),
        ('[keys]\nskip = "ctrl+c"\n', "line 2, key keys.skip", "ctrl+c belongs to the terminal"),
        ('unit = "kg"\ntheme = "mine"\n', "line 2, key theme", 'there is no "mine"'),
        ('theme = "papr"\n', "line 1, key theme", 'there is no "papr", did you mean paper?'),
    ],
)
def test_what_the_screen_cannot_follow_is_told_with_its_line(
    config: str, place: str, sentence: str, beginner: Home, capsys: pytest.CaptureFixture[str]
) -> None:
    beginner.configure(config)
    problem = only(beginner, capsys)
    assert problem["file"] == str(beginner.paths.config_file)
    assert (problem["place"], problem["sentence"]) == (place, sentence)
    assert problem["way_out"]


@pytest.mark.parametrize(
    ("line", "place", "sentence"),
    [
        ('primary = "#zzz"', "line 2, key primary", '"#zzz" is no plain colour; write it as "#e8b84c"'),
        ('primary = "red"\nacent = "red"', "line 3, key acent", "no such key; did you mean accent?"),
        (
            'primary = "red"\n[variables]\nmutd = "red"',
            "line 4, key variables.mutd",
            "no such key; did you mean muted?",
        ),
    ],
)
def test_a_theme_that_cannot_be_drawn_as_it_stands_is_told_with_its_line(
    line: str, place: str, sentence: str, beginner: Home, capsys: pytest.CaptureFixture[str]
) -> None:
    path = beginner.paths.config_dir / "themes" / "mine.toml"
    path.parent.mkdir()
    path.write_text(f'name = "mine"\n{line}\n', encoding="utf-8")
    told = checked(beginner, capsys, 1).problems[0]
    assert told["file"] == str(path)
    assert (told["place"], told["sentence"]) == (place, sentence)


def test_a_chosen_theme_that_is_broken_is_told_twice_over(beginner: Home, capsys: pytest.CaptureFixture[str]) -> None:
    path = beginner.paths.config_dir / "themes" / "mine.toml"
    path.parent.mkdir()
    path.write_text("name = \n", encoding="utf-8")
    beginner.configure('theme = "mine"\n')
    assert {each["file"] for each in checked(beginner, capsys, 1).problems} == {
        str(path),
        str(beginner.paths.config_file),
    }


def test_keys_and_themes_that_can_be_followed_are_no_problem(
    beginner: Home, capsys: pytest.CaptureFixture[str]
) -> None:
    path = beginner.paths.config_dir / "themes" / "mine.toml"
    path.parent.mkdir()
    path.write_text('name = "mine"\nprimary = "teal"\n', encoding="utf-8")
    beginner.configure('theme = "mine"\n[keys]\nskip = "f1"\n')
    assert checked(beginner, capsys, 0).value["files"] == 2


def test_an_alert_that_is_switched_on_and_cannot_be_is_good_to_know(
    beginner: Home, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", "")
    beginner.configure("[alerts]\nvoice = true\n")
    (told,) = [each for each in checked(beginner, capsys, 0).notices if "[alerts]" in each]
    assert "voice" in told
    beginner.configure("[alerts]\nvoice = false\nsound = false\nnotify = false\n")
    assert not [each for each in checked(beginner, capsys, 0).notices if "[alerts]" in each]


def test_alerts_are_tried_on_a_terminal_only(beginner: Home, capsys: pytest.CaptureFixture[str]) -> None:
    answer = beginner.ask(capsys, "check", "--alerts")
    assert (answer.code, answer.out) == (2, "")
    assert "on a terminal" in answer.err
    assert beginner.ask(capsys, "check", "--alerts", "--json").code == 2


@pytest.mark.parametrize(("config", "code"), [("", 0), ("[alerts]\nvoice = true\n", 1)])
def test_what_came_of_each_alert_is_told_and_what_was_wanted_is_missed(
    config: str,
    code: int,
    beginner: Home,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    found = (Outcome("bell", happened=True, said="sent"), Outcome("voice", happened=False, said="nobody speaks"))
    monkeypatch.setattr("coach.commands.trying.outcomes", lambda _: iter(found))
    monkeypatch.setattr("sys.stderr.isatty", lambda: True, raising=False)
    beginner.configure(config)
    answer = beginner.ask(capsys, "check", "--alerts")
    assert answer.code == code
    assert answer.out.splitlines() == ["bell    sent", "voice   no: nobody speaks"]


def test_a_second_version_is_told(trained: Home, capsys: pytest.CaptureFixture[str]) -> None:
    path = trained.paths.session_file(trained.sessions[0])
    other = path.with_name(f"{path.stem}.sync-conflict-1.toml")
    other.write_bytes(path.read_bytes())
    assert only(trained, capsys)["file"] == str(other)


def test_a_set_that_cannot_be_is_told_with_its_file(trained: Home, capsys: pytest.CaptureFixture[str]) -> None:
    done = trained.sessions[-1]
    place, entry = next((n, each) for n, each in enumerate(done.entries) if each.block is Block.COMPOUND)
    sets = tuple(replace(each, load=Decimal(2000)) if each.is_work else each for each in entry.sets)
    entries = (*done.entries[:place], replace(entry, sets=sets), *done.entries[place + 1 :])
    trained.keep(replace(done, entries=entries))
    problems = checked(trained, capsys, 1).problems
    assert len(problems) == len(entry.work_sets)
    assert {each["file"] for each in problems} == {str(trained.paths.session_file(done))}
    assert problems[0]["place"] == f"{entry.id}, work set 1"
    assert "counts for no suggestion" in problems[0]["sentence"]


def moved(session: Session, started: datetime) -> Session:
    """The same session at another time, under another id."""
    return replace(session, id=f"{started:%Y-%m-%dT%H%M%S}-zzzz", started=started, finished=started)


def test_a_session_of_a_day_to_come_is_told(trained: Home, capsys: pytest.CaptureFixture[str]) -> None:
    later = moved(trained.sessions[-1], UNTIL + timedelta(days=365))
    trained.keep(later)
    problem = only(trained, capsys)
    assert (problem["file"], problem["place"]) == (str(trained.paths.session_file(later)), "key started")
    assert problem["sentence"] == "began on Monday 22 November 2027, a day still to come"


def test_a_session_of_a_clock_that_runs_ahead_is_nothing_wrong(
    trained: Home, capsys: pytest.CaptureFixture[str]
) -> None:
    trained.keep(moved(trained.sessions[-1], UNTIL + CLOCKS_APART))
    assert checked(trained, capsys, 0).problems == []


def test_a_session_that_is_kept_twice_is_told(trained: Home, capsys: pytest.CaptureFixture[str]) -> None:
    first = trained.sessions[-1]
    twin = replace(first, id=f"{first.id[:-4]}zzzz", note="imported")
    trained.keep(twin)
    problem = only(trained, capsys)
    assert problem["file"] == str(trained.paths.session_file(twin))
    assert problem["sentence"] == f"is the same session as {trained.paths.session_file(first).name}, and both count"


def test_two_sessions_of_one_start_with_other_sets_are_two(trained: Home, capsys: pytest.CaptureFixture[str]) -> None:
    first = trained.sessions[-1]
    trained.keep(replace(first, id=f"{first.id[:-4]}zzzz", entries=first.entries[:-1]))
    assert checked(trained, capsys, 0).problems == []


def test_a_routine_short_of_back_is_told(beginner: Home, capsys: pytest.CaptureFixture[str]) -> None:
    beginner.routine("arms", ROUTINE)
    beginner.configure('routine = "arms"\n')
    problem = only(beginner, capsys)
    assert problem["sentence"] == "2 back sets to 4 biceps sets: 4 more back sets would make it 1.5 to one"
    assert problem["file"].endswith("arms.toml")


def test_a_routine_that_the_equipment_leaves_short_of_back_is_told(
    beginner: Home, capsys: pytest.CaptureFixture[str]
) -> None:
    beginner.routine("arms", f"{ROUTINE}{STRAIGHT_ARM}")
    beginner.configure('routine = "arms"\n')
    assert checked(beginner, capsys, 0).problems == []
    beginner.configure('routine = "arms"\nequipment = ["barbell"]\n')
    problem = only(beginner, capsys)
    assert problem["sentence"].startswith("with your equipment Arms has 2 back sets to 4 biceps sets")


def test_a_routine_that_is_not_there_is_told(beginner: Home, capsys: pytest.CaptureFixture[str]) -> None:
    beginner.configure('routine = "legs"\n')
    assert any("legs" in each["sentence"] for each in checked(beginner, capsys, 1).problems)


def test_a_folder_that_everyone_may_change_is_told(trained: Home, capsys: pytest.CaptureFixture[str]) -> None:
    trained.paths.history.chmod(0o777)
    problem = only(trained, capsys)
    assert (problem["file"], problem["way_out"]) == (
        str(trained.paths.history),
        f"chmod go-w {trained.paths.history}",
    )


def test_a_file_in_the_place_of_a_folder_is_told(trained: Home, capsys: pytest.CaptureFixture[str]) -> None:
    trained.paths.backups.write_text("x", encoding="utf-8")
    assert only(trained, capsys)["file"] == str(trained.paths.backups)


def test_a_folder_that_cannot_be_written_is_told(
    trained: Home, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("os.access", lambda path, _: Path(path) != trained.paths.history)
    problem = only(trained, capsys)
    assert (problem["file"], problem["sentence"]) == (str(trained.paths.history), "cannot be written to")


def test_a_disk_that_is_nearly_full_is_told(
    trained: Home, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    usage = namedtuple("usage", "total used free")  # noqa: PYI024 - as shutil has it
    monkeypatch.setattr("shutil.disk_usage", lambda _: usage(10**9, 10**9, LEAST_FREE - 1))
    assert only(trained, capsys)["sentence"] == "has only 99 MB left on its disk"


def test_a_session_that_waits_for_its_place_is_told(
    trained: Home, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    waiting = tmp_path / "state" / "coach" / "rescue" / trained.paths.key / "a.toml"
    waiting.parent.mkdir(parents=True)
    waiting.write_text("format = 1\n", encoding="utf-8")
    assert only(trained, capsys)["file"] == str(waiting)


def test_a_damaged_backup_is_told(trained: Home, capsys: pytest.CaptureFixture[str]) -> None:
    path = daily_backup(trained.paths, UNTIL).path
    assert path is not None
    path.write_bytes(path.read_bytes()[:-30])
    assert only(trained, capsys)["file"] == str(path)


def test_the_age_of_the_newest_backup_is_told(trained: Home) -> None:
    assert "There is no backup yet" in notices(trained.paths)
    daily_backup(trained.paths, UNTIL - timedelta(days=20))
    told = notices(trained.paths)
    assert "20 days old" in told
    assert "came since" in told
    daily_backup(trained.paths, UNTIL)
    assert "from today (Sunday 22 November)" in notices(trained.paths)


def test_a_history_that_has_shrunk_is_told(trained: Home) -> None:
    daily_backup(trained.paths, UNTIL)
    for each in trained.sessions[5:]:
        trained.paths.session_file(each).unlink()
    assert "The history holds 5 sessions; the backup of" in notices(trained.paths)


def test_an_unfinished_session_is_told_and_is_nothing_wrong(trained: Home, capsys: pytest.CaptureFixture[str]) -> None:
    trained.keep(unfinished(trained.sessions[-1]))
    assert any("A session is unfinished" in each for each in checked(trained, capsys, 0).notices)


def test_folders_that_others_can_look_into_are_told(trained: Home) -> None:
    trained.paths.data.chmod(0o755)
    assert "Others on this machine can look into" in notices(trained.paths)
    trained.paths.data.chmod(0o700)
    assert "Others on this machine" not in notices(trained.paths)


@pytest.mark.parametrize(
    ("environment", "colours"),
    [
        ({"TERM": "xterm-256color"}, 256),
        ({"TERM": "xterm-256color", "COLORTERM": "truecolor"}, 1 << 24),
        ({"TERM": "xterm-256color", "NO_COLOR": "1"}, 2),
        ({"TERM": "dumb"}, 2),
        ({"TERM": "linux"}, 16),
        ({}, 16),
    ],
)
def test_what_the_terminal_can_show_is_told(environment: dict[str, str], colours: int) -> None:
    assert facts(sys.stdout, environment).colours == colours


def test_it_loads_no_screen(trained: Home) -> None:
    code = "import sys; from coach.cli import main; main(sys.argv[1:]); print(*sys.modules, file=sys.stderr)"
    told = subprocess.run(
        [sys.executable, "-c", code, *trained.flags, "check"], capture_output=True, text=True, check=True
    )
    loaded = told.stderr.split()
    assert "coach.checkup" in loaded
    assert not [each for each in loaded if each.partition(".")[0] == "textual"]


def test_it_changes_nothing(trained: Home, capsys: pytest.CaptureFixture[str]) -> None:
    def files() -> dict[Path, bytes]:
        return {each: each.read_bytes() for each in trained.paths.data.rglob("*") if each.is_file()}

    before: dict[Path, bytes] = files()
    sessions: tuple[Session, ...] = trained.sessions
    trained.ask(capsys, "check")
    assert (files(), trained.sessions) == (before, sessions)
