"""`coach completion`: scripts that know the grammar."""

import os
import shutil
import subprocess
from pathlib import Path

import pytest

from coach.arguments import Shell
from coach.commands.completing import known
from coach.commands.running import COMMANDS
from coach.completion import script
from coach.grammar.whole import parser
from tests.cli.home import ask

OFFERED = {*COMMANDS} - {""}
BASH = shutil.which("bash")
ZSH = shutil.which("zsh")
FISH = shutil.which("fish")
DESCRIBED = [
    (("ed",), "edit", "A session's file in your editor (VISUAL, EDITOR), checked when you close it."),
    (("import", "--up"), "--update", "where a session is here with something else in it, take the file's version;"),
    (("why", "barbell-r"), "barbell-row", "Barbell row"),
]
"""What is typed, a word that may follow, and how it is described."""
VALUES = [
    (("export", "--to", ""), {"csv", "json", "hevy", "strong"}),
    (("import", "--unit", ""), {"kg", "lb"}),
    (("next", "--goal", ""), {"muscle", "fat-loss"}),
    (("next", "--day", ""), {"base", "heavy", "light"}),
    (("next", "--on", ""), set()),
]


def completed(folder: Path, *words: str) -> set[str]:
    """What bash offers for the last of these words."""
    assert BASH is not None
    (folder / "coach.bash").write_text(script(Shell.BASH, parser(), known()), encoding="utf-8")
    (folder / "my backup.zip").touch()
    typed = " ".join(f"'{each}'" for each in ("coach", *words))
    code = (
        f"source coach.bash; COMP_WORDS=({typed}); COMP_CWORD={len(words)}; _coach; "
        "if ((${#COMPREPLY[@]})); then printf '%s\\n' \"${COMPREPLY[@]}\"; fi"
    )
    done = subprocess.run([BASH, "-c", code], cwd=folder, capture_output=True, text=True, check=True)
    assert done.stderr == ""
    return set(done.stdout.splitlines())


def offered_in_zsh(folder: Path, *words: str) -> list[tuple[str, str]]:
    """What the script hands to zsh, each with its description; zsh itself chooses those that begin as was typed."""
    assert ZSH is not None
    (folder / "coach.zsh").write_text(script(Shell.ZSH, parser(), known()), encoding="utf-8")
    typed = " ".join(f"'{each}'" for each in ("coach", *words))
    code = (
        'compdef() { : }; _files() { : }; _describe() { print -rl -- "${(@P)2}" }; source ./coach.zsh; '
        f"words=({typed}); CURRENT={len(words) + 1}; _coach"
    )
    done = subprocess.run([ZSH, "-f", "-c", code], cwd=folder, capture_output=True, text=True, check=False)
    assert done.stderr == ""
    pairs = (each.partition(":") for each in done.stdout.splitlines())
    return [(word, about) for word, _, about in pairs]


def offered_in_fish(folder: Path, *words: str) -> list[tuple[str, str]]:
    """What fish offers for the last of these words, each with its description."""
    assert FISH is not None
    (folder / "coach.fish").write_text(script(Shell.FISH, parser(), known()), encoding="utf-8")
    code = f"source coach.fish; complete -C 'coach {' '.join(words)}'"
    homes = {name: str(folder) for name in ("HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME")}
    done = subprocess.run(
        [FISH, "--no-config", "-c", code],
        cwd=folder,
        env={**os.environ, **homes},
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stderr == ""
    pairs = (each.partition("\t") for each in done.stdout.splitlines())
    return [(word, about) for word, _, about in pairs]


@pytest.mark.skipif(ZSH is None, reason="no zsh here")
@pytest.mark.parametrize(("words", "word", "about"), DESCRIBED)
def test_zsh_describes_what_fits_to_the_letter(words: tuple[str, ...], word: str, about: str, tmp_path: Path) -> None:
    assert dict(offered_in_zsh(tmp_path, *words))[word].startswith(about)


@pytest.mark.skipif(ZSH is None, reason="no zsh here")
@pytest.mark.parametrize(("words", "values"), VALUES)
def test_zsh_offers_values(words: tuple[str, ...], values: set[str], tmp_path: Path) -> None:
    assert {word for word, _ in offered_in_zsh(tmp_path, *words)} == values


@pytest.mark.skipif(FISH is None, reason="no fish here")
@pytest.mark.parametrize(("words", "word", "about"), DESCRIBED)
def test_fish_describes_what_fits_to_the_letter(words: tuple[str, ...], word: str, about: str, tmp_path: Path) -> None:
    assert dict(offered_in_fish(tmp_path, *words))[word].startswith(about)


@pytest.mark.skipif(FISH is None, reason="no fish here")
@pytest.mark.parametrize(("words", "values"), VALUES)
def test_fish_offers_values(words: tuple[str, ...], values: set[str], tmp_path: Path) -> None:
    assert {word for word, _ in offered_in_fish(tmp_path, *words)} == values


@pytest.mark.parametrize("shell", ["zsh", "fish"])
def test_what_is_in_quotes_is_what_help_says(shell: str) -> None:
    told = script(Shell(shell), parser(), {})
    quote = r"'\''" if shell == "zsh" else r"\'"
    assert f"A session{quote}s file in your editor" in told
    assert f"take the file{quote}s version" in told


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
        (("next", "--goal", ""), {"muscle", "fat-loss"}),
        (("next", "--day", ""), {"base", "heavy", "light"}),
        (("next", "--on", ""), set()),
        (("export", "--to", ""), {"csv", "json", "hevy", "strong"}),
        (("import", "--from", "fit"), {"fitnotes", "fitbod"}),
        (("import", "--unit", ""), {"kg", "lb"}),
        (("why", "barbell-r"), {"barbell-row"}),
        (("log", "barbell-r"), {"barbell-row"}),
        (("why", "cat"), set()),
        (("history", "--exercise", "barbell-r"), {"barbell-row"}),
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
    file.write_text(script(Shell(shell), parser(), known()), encoding="utf-8")
    subprocess.run([shell, "-n", str(file)], capture_output=True, check=True)


@pytest.mark.parametrize("words", [(), ("tcsh",)])
def test_another_shell_is_refused(words: tuple[str, ...], capsys: pytest.CaptureFixture[str]) -> None:
    answer = ask(capsys, "completion", *words)
    assert (answer.code, answer.out) == (2, "")
