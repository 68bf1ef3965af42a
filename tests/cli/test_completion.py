"""`coach completion`: scripts that know the grammar."""

import shutil
import subprocess
from pathlib import Path

import pytest

from coach.arguments import Shell
from coach.commands.running import COMMANDS
from coach.completion import script
from coach.grammar.whole import parser
from tests.cli.home import ask

OFFERED = {*COMMANDS} - {""}
BASH = shutil.which("bash")


def completed(folder: Path, *words: str) -> set[str]:
    """What bash offers for the last of these words."""
    assert BASH is not None
    (folder / "coach.bash").write_text(script(Shell.BASH, parser()), encoding="utf-8")
    (folder / "my backup.zip").touch()
    typed = " ".join(f"'{each}'" for each in ("coach", *words))
    code = (
        f"source coach.bash; COMP_WORDS=({typed}); COMP_CWORD={len(words)}; _coach; "
        "if ((${#COMPREPLY[@]})); then printf '%s\\n' \"${COMPREPLY[@]}\"; fi"
    )
    done = subprocess.run([BASH, "-c", code], cwd=folder, capture_output=True, text=True, check=True)
    assert done.stderr == ""
    return set(done.stdout.splitlines())


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_every_command_and_option_is_in_it(shell: str, capsys: pytest.CaptureFixture[str]) -> None:
    answer = ask(capsys, "completion", shell)
    assert (answer.code, answer.err) == (0, "")
    for word in (*OFFERED, "path", "themes", "json", "rough", "data-dir", "version"):
        assert word in answer.out


@pytest.mark.skipif(BASH is None, reason="no bash here")
@pytest.mark.parametrize(
    ("words", "offered"),
    [
        (("ne",), {"next"}),
        (("",), {*OFFERED, "-h", "--help", "--version", "--data-dir", "--config", "--plain"}),
        (("config", "pa"), {"path"}),
        (("config", "path", "th"), {"themes"}),
        (("next", "--r"), {"--rough"}),
        (("--data-dir", "somewhere", "next", "--js"), {"--json"}),
        (("--data-dir", "config", "ne"), {"next"}),
        (("next", "--goal", ""), set()),
        (("completion", "z"), {"zsh"}),
        (("--config", "coach.b"), {"coach.bash"}),
        (("restore", "coach.b"), {"coach.bash"}),
        (("restore", "--y"), {"--yes"}),
        (("backup", "co"), {"coach.bash"}),
        (("restore", "my"), {"my backup.zip"}),
        (("--config", "my"), {"my backup.zip"}),
    ],
)
def test_bash_offers_what_fits(words: tuple[str, ...], offered: set[str], tmp_path: Path) -> None:
    assert completed(tmp_path, *words) == offered


@pytest.mark.parametrize("shell", [shell for shell in ("zsh", "fish") if shutil.which(shell)])
def test_other_shells_understand_theirs(shell: str, tmp_path: Path) -> None:
    file = tmp_path / "script"
    file.write_text(script(Shell(shell), parser()), encoding="utf-8")
    subprocess.run([shell, "-n", str(file)], capture_output=True, check=True)


@pytest.mark.parametrize("words", [(), ("tcsh",)])
def test_another_shell_is_refused(words: tuple[str, ...], capsys: pytest.CaptureFixture[str]) -> None:
    answer = ask(capsys, "completion", *words)
    assert (answer.code, answer.out) == (2, "")
