"""A session in the lifter's own editor, checked afterwards."""

import os
import shlex
import shutil
import subprocess
from pathlib import Path

from coach.arguments import Exit, NotDone
from coach.commands.asked import Asked, gym_of
from coach.commands.saying import agreed, can_ask, reason_of, talk, tell
from coach.lookup import find_file
from coach.storage.history import Stored, read_stored
from coach.storage.problem import Problem
from coach.training.wording import count

_USUAL = "notepad" if os.name == "nt" else "vi"
"""The editor of a system where none is named."""
_VARIABLES = ("VISUAL", "EDITOR")


def edit(asked: Asked) -> int:
    """`coach edit`."""
    gym = gym_of(asked)
    path = find_file(gym, asked.options.id)
    before = read_stored(path, asked.paths)
    if isinstance(before, Stored) and not before.page.is_finished:
        raise NotDone("That session is still running: `coach` goes on with it. End it first, then edit it.", Exit.USAGE)
    command = _editor()
    talk("Comments in a session file are lost when the coach next changes the session; everything else stays.")
    while True:
        _open(command, path)
        after = read_stored(path, asked.paths)
        problems = after.problems if isinstance(after, Stored) else after
        if not problems:
            break
        tell(problems)
        if not can_ask() or not agreed(f"{count(len(problems), 'problem')}. Open it again? [y/N] "):
            talk("It is left as it is; until it is repaired, what is not understood does not count.")
            return Exit.DATA
    talk(_outcome(before, after))
    return Exit.DONE


def _editor() -> list[str]:
    """The command that opens a file; raises NotDone where there is none."""
    named = next((each for each in map(os.environ.get, _VARIABLES) if each and each.strip()), None)
    try:
        command = shlex.split(named, posix=os.name != "nt") if named else [_USUAL]
    except ValueError as error:
        raise NotDone(
            f"The editor {named!r} cannot be understood: {error}. Set VISUAL or EDITOR.", Exit.USAGE
        ) from error
    if not named and not can_ask():
        raise NotDone("There is no terminal to edit in. Set VISUAL or EDITOR to an editor of its own.", Exit.USAGE)
    if shutil.which(command[0]) is None:
        raise NotDone(f"There is no editor {command[0]!r} here. Set VISUAL or EDITOR.", Exit.USAGE)
    return command


def _open(command: list[str], path: Path) -> None:
    """Waits until the editor is closed; raises NotDone where it cannot be opened or says that it failed."""
    try:
        ended = subprocess.run([*command, str(path)], check=False)  # noqa: S603 - it is the lifter's own editor
    except OSError as error:
        raise NotDone(f"The editor {command[0]!r} could not be opened: {reason_of(error)}.", Exit.USAGE) from error
    if ended.returncode:
        raise NotDone(
            f"The editor {command[0]!r} ended with {ended.returncode}; {path.name} was not checked.", Exit.DATA
        )


def _outcome(before: Stored | tuple[Problem, ...], after: Stored | tuple[Problem, ...]) -> str:
    """What came of it, in a sentence."""
    if isinstance(after, tuple):
        return "It is there no more."
    if isinstance(before, Stored):
        if before.digest == after.digest:
            return "Nothing was changed."
        if before.page.id != after.page.id:
            return f"Its id was {before.page.id} and is {after.page.id} now: it counts as another session."
    sets = sum(len(each.sets) for each in after.session.entries)
    return f"Read again and understood: {count(sets, 'set')}."
