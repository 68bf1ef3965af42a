"""What is kept: a backup of it, and a backup in its place."""

from coach.arguments import Exit, NotDone
from coach.commands.asked import Asked, finish_restoring
from coach.commands.saying import agreed, can_ask, print_text, reason_of, talk, tell
from coach.gym import open_gym
from coach.report import files
from coach.storage.files import is_folder, is_missing
from coach.storage.paths import absolute
from coach.storage.problem import Problem
from coach.training.wording import capital
from coach.transfer import compare, read_archive, restore, write_backup


def back_up(asked: Asked) -> int:
    """`coach backup`."""
    finish_restoring(asked)
    name = f"{asked.at:%Y-%m-%dT%H%M%S}.zip"
    given = absolute(asked.options.file) if asked.options.file is not None else None
    try:
        kept = write_backup(asked.paths, given / name if given is not None and is_folder(given) else given, asked.at)
    except FileExistsError as error:
        raise NotDone(f"{given} is there already: name another.", Exit.USAGE) from error
    except OSError as error:
        raise NotDone(f"The backup could not be written: {reason_of(error)}.", Exit.DATA) from error
    if kept is None:
        raise NotDone(f"There is nothing to back up yet in {asked.paths.data}.", Exit.NOTHING)
    tell(kept.problems)
    talk(files.backed_up(kept))
    print_text(f"{kept.path}\n")
    return Exit.DATA if kept.problems else Exit.DONE


def put_back(asked: Asked) -> int:
    """`coach restore`."""
    finish_restoring(asked)
    file = absolute(asked.options.file or "")
    if is_missing(file):
        raise NotDone(f"There is no {file}.", Exit.NOTHING)
    archive = read_archive(file)
    if isinstance(archive, Problem):
        raise NotDone(f"{capital(str(archive))}. Nothing was changed.", Exit.USAGE)
    told = compare(archive, open_gym(asked.paths).history, asked.paths)
    tell(told.problems)
    for line in files.comparison(told, asked.paths.history):
        talk(line)
    if not told.changes_history and not told.config_to_write:
        return Exit.DONE
    if not asked.options.yes and not _wants_it():
        talk("Nothing was changed.")
        return Exit.DONE
    try:
        done = restore(archive, asked.paths, asked.at)
    except OSError as error:
        raise NotDone(f"The backup could not be restored: {reason_of(error)}.", Exit.DATA) from error
    for line in files.restored(done, asked.paths.history):
        talk(line)
    return Exit.DONE


def _wants_it() -> bool:
    """What the lifter answers; raises NotDone where nobody can."""
    if not can_ask():
        raise NotDone("Nobody can be asked here: `--yes` restores it without asking. Nothing was changed.", Exit.USAGE)
    return agreed("Restore it? [y/N] ")
