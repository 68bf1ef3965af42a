"""`coach manual`: a page for man that knows the grammar."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from platformdirs.unix import Unix

from coach import __version__
from coach.arguments import Exit
from coach.completion import Spot, spots
from coach.grammar.manual import page
from coach.grammar.roff import example, plain
from coach.grammar.whole import parser
from tests.cli.home import ask

ROOT = Path(__file__).parents[2]
GROFF = shutil.which("groff")
MAN = shutil.which("man")
PAGE = page(parser(), __version__)
SPOTS = spots(parser(), {})


def read() -> str:
    """The page as a reader sees its letters, without what roff is told."""
    text = re.sub(r"\\f[BIR]|^\.(?:SS|SH|TH|TP|PP|HP|RS|RE|nf|fi|ad|nh)\b", "", PAGE, flags=re.MULTILINE)
    for escaped, meant in ((r"\-", "-"), (r"\(aq", "'"), (r"\(dq", '"'), (r"\(ti", "~"), (r"\&", ""), (r"\(rs", "\\")):
        text = text.replace(escaped, meant)
    return text


def test_it_is_printed(capsys: pytest.CaptureFixture[str]) -> None:
    answer = ask(capsys, "manual")

    assert (answer.code, answer.out, answer.err) == (0, PAGE, "")


@pytest.mark.parametrize("spot", SPOTS, ids=lambda spot: " ".join(spot.path) or "coach")
def test_every_command_and_option_is_explained(spot: Spot) -> None:
    told = read()

    assert " ".join(("coach", *spot.path)) in told
    for flag in spot.flags:
        assert all(name in told for name in flag.names)
        assert flag.about in told


def test_every_exit_code_is_explained() -> None:
    told = PAGE.partition(".SH EXIT STATUS")[2].partition(".SH")[0]

    assert [int(each) for each in re.findall(r"\\fB(\d+)", told)] == [int(each) for each in Exit]


def test_the_folders_are_those_of_this_kind_of_system(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("HOME", "/home/me")
    usual = Unix("coach", appauthor=False)

    for folder in (usual.user_data_dir, usual.user_config_dir, usual.user_state_dir):
        assert folder.replace("/home/me", "~") in read()


def test_it_is_the_same_on_every_terminal_in_every_language_and_on_every_day() -> None:
    def printed(**more: str) -> str:
        done = subprocess.run(
            [sys.executable, "-m", "coach", "manual"],
            cwd=ROOT,
            env={**os.environ, **more},
            capture_output=True,
            encoding="utf-8",
            check=True,
        )
        return done.stdout

    assert printed(COLUMNS="30", LC_ALL="C", TZ="UTC") == printed(COLUMNS="300", LANG="de_DE.UTF-8", TZ="Asia/Tokyo")


def test_it_is_plain_ascii_so_that_any_man_can_read_it() -> None:
    assert PAGE.isascii()
    assert PAGE.endswith("\n")


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        (".hidden", r"\&.hidden"),
        ("'quoted'", r"\(aqquoted\(aq"),
        ("a\\b", r"a\(rsb"),
        ("--json", r"\-\-json"),
        ("~/`x`^", r"\(ti/\(gax\(ga\(ha"),
        ("5 × 3", r"5 \[u00D7] 3"),
        ("one\n.two", "one\n\\&.two"),
    ],
)
def test_what_is_typed_is_never_a_request(typed: str, written: str) -> None:
    assert plain(typed) == written


@pytest.mark.skipif(GROFF is None, reason="no groff here")
@pytest.mark.parametrize("width", [60, 78, 200])
def test_groff_renders_it_without_a_warning(width: int) -> None:
    assert GROFF is not None
    done = subprocess.run(
        [GROFF, "-man", "-ww", "-Tutf8", f"-rLL={width}n"],
        input=PAGE,
        capture_output=True,
        encoding="utf-8",
        check=True,
    )

    seen = re.sub(r"\x1b\[[\d;]*m|.\x08", "", done.stdout)
    assert done.stderr == ""
    assert "coach next --json | jq '.exercises[].load'" in seen
    assert "~/.local/share/coach" in seen


@pytest.mark.skipif(GROFF is None, reason="no groff here")
def test_groff_shows_hard_text_as_it_was_typed() -> None:
    assert GROFF is not None
    hard = (".dot", "'apostrophe", r"back\slash \fBnot bold\fR", '--option="x" ~^`', "%LOCALAPPDATA%\\coach")
    done = subprocess.run(
        [GROFF, "-man", "-ww", "-Tascii", "-P-c"],
        input=f'.TH X 1 "" "x" "x"\n.SH A\n{example(hard)}\n',
        capture_output=True,
        encoding="ascii",
        check=True,
    )

    assert done.stderr == ""
    assert [line.strip() for line in done.stdout.splitlines() if line.strip()][2:-1] == list(hard)


@pytest.mark.skipif(MAN is None or GROFF is None or sys.platform != "linux", reason="no man that hands on to groff")
def test_man_shows_it_without_a_warning(tmp_path: Path) -> None:
    assert MAN is not None
    file = tmp_path / "coach.1"
    file.write_text(PAGE, encoding="ascii")
    done = subprocess.run(
        [MAN, "--warnings=w", "-l", str(file)],
        env={**os.environ, "LC_ALL": "C.UTF-8", "MANPAGER": "cat", "MANWIDTH": "80"},
        capture_output=True,
        encoding="utf-8",
        check=True,
    )

    assert done.stderr == ""
    assert done.stdout.startswith("COACH(1)")
