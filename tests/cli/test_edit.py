"""`coach edit`: a session in the lifter's own editor."""

import sys
from pathlib import Path

import pytest

from coach.commands import edit
from tests.cli.home import Answer, Home, unfinished


@pytest.fixture(autouse=True)
def _no_editor(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("VISUAL", "EDITOR"):
        monkeypatch.delenv(name, raising=False)


class Editor:
    """An editor that replaces a text, one replacement each time it is opened."""

    def __init__(self, folder: Path, patch: pytest.MonkeyPatch, *changes: tuple[str, str]) -> None:
        folder.mkdir()
        self.opened = folder / "opened"
        script = folder / "my editor.py"
        script.write_text(
            "import sys, pathlib\n"
            f"opened = pathlib.Path({str(self.opened)!r})\n"
            "times = len(opened.read_text().splitlines()) if opened.exists() else 0\n"
            "opened.open('a').write(sys.argv[-1] + chr(10))\n"
            f"changes = {changes!r}\n"
            "if times < len(changes):\n"
            "    file = pathlib.Path(sys.argv[-1])\n"
            "    text = file.read_text(encoding='utf-8')\n"
            "    file.write_text(text.replace(*changes[times], 1), encoding='utf-8', newline=chr(10))\n",
            encoding="utf-8",
        )
        patch.setenv("VISUAL", f"'{sys.executable}' '{script}' --wait")

    @property
    def times(self) -> int:
        """How often it was opened."""
        return len(self.opened.read_text(encoding="utf-8").splitlines()) if self.opened.exists() else 0


def newest(home: Home) -> Path:
    return home.paths.session_file(home.sessions[-1])


def ask(home: Home, capsys: pytest.CaptureFixture[str], asked: str = "2026-11-18") -> Answer:
    return home.ask(capsys, "edit", asked)


def test_the_file_is_opened_and_read_again(
    trained: Home, capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    editor = Editor(tmp_path / "editor", monkeypatch, ("\n[[exercise]]", '\nnote = "by hand"\n\n[[exercise]]'))
    answer = ask(trained, capsys)
    assert (answer.code, answer.out) == (0, "")
    assert "Comments in a session file are lost" in answer.err
    assert "Read again and understood" in answer.err
    assert editor.opened.read_text(encoding="utf-8").strip() == str(newest(trained))
    assert trained.sessions[-1].note == "by hand"


def test_nothing_changed_is_said(
    trained: Home, capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    Editor(tmp_path / "editor", monkeypatch)
    answer = ask(trained, capsys)
    assert (answer.code, "Nothing was changed" in answer.err) == (0, True)


def test_a_problem_that_stays_is_named_with_its_line(
    trained: Home, capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    Editor(tmp_path / "editor", monkeypatch, ("goal = ", "unit = "))
    answer = ask(trained, capsys)
    assert answer.code == 1
    assert newest_name(trained) in answer.err
    assert "line" in answer.err


def newest_name(home: Home) -> str:
    return max(each.name for each in (home.paths.history / "2026").iterdir())


@pytest.mark.parametrize(("answers", "code", "times"), [((True, True), 0, 3), ((True, False), 1, 2), ((False,), 1, 1)])
def test_it_can_be_opened_again_until_all_is_well(
    answers: tuple[bool, ...],
    code: int,
    times: int,
    trained: Home,
    capsys: pytest.CaptureFixture[str],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    editor = Editor(tmp_path / "editor", monkeypatch, ("reps = ", "reps = -"), ("", ""), ("reps = -", "reps = "))
    given = iter(answers)
    monkeypatch.setattr(edit, "can_ask", lambda: True)
    monkeypatch.setattr(edit, "agreed", lambda _: next(given))
    assert ask(trained, capsys).code == code
    assert editor.times == times


def test_a_file_that_cannot_be_read_is_found_by_its_name_and_mended(
    trained: Home, capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = newest(trained)
    whole = file.read_text(encoding="utf-8")
    file.write_text(f"<<<<<<< ours\n{whole}", encoding="utf-8")
    Editor(tmp_path / "editor", monkeypatch, ("<<<<<<< ours\n", ""))
    assert ask(trained, capsys, file.stem[-4:]).code == 0
    assert file.read_text(encoding="utf-8") == whole


def test_another_id_is_said(
    trained: Home, capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    Editor(tmp_path / "editor", monkeypatch, (trained.sessions[-1].id, "mine"))
    assert "is mine now" in ask(trained, capsys).err


def test_the_running_session_is_refused(
    trained: Home, capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    editor = Editor(tmp_path / "editor", monkeypatch)
    trained.keep(unfinished(trained.sessions[-1]))
    answer = ask(trained, capsys, "open")
    assert (answer.code, editor.times) == (2, 0)
    assert "still running" in answer.err


@pytest.mark.parametrize(
    ("editor", "code", "said"),
    [
        ("no-such-editor-anywhere", 2, "There is no editor"),
        ("'unclosed", 2, "cannot be understood"),
        (f"'{sys.executable}' -c 'raise SystemExit(3)'", 1, "ended with 3"),
        ("", 2, "no terminal"),
    ],
)
def test_an_editor_that_does_not_open_is_said(
    editor: str,
    code: int,
    said: str,
    trained: Home,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("EDITOR", editor)
    monkeypatch.setattr(edit, "can_ask", lambda: False)
    answer = ask(trained, capsys)
    assert (answer.code, said in answer.err) == (code, True)


@pytest.mark.parametrize(("asked", "code"), [("2019-01-01", 3), ("2026", 2), ("", 3)])
def test_what_fits_none_or_several_is_said(
    asked: str, code: int, trained: Home, capsys: pytest.CaptureFixture[str]
) -> None:
    assert ask(trained, capsys, asked).code == code
