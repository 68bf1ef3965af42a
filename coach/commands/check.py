"""Whether all is in order: every file and every problem, and on request every alert made to happen."""

import os
import sys
from pathlib import Path

from coach.arguments import Exit
from coach.checkup import check_up
from coach.commands.asked import Asked, finish_restoring, name_missing_configuration
from coach.commands.saying import print_json, print_text
from coach.report import files
from coach.settings import Settings
from coach.storage.document import Document, read_document
from coach.storage.paths import Paths
from coach.storage.problem import Problem
from coach.terminal import facts


def check(asked: Asked) -> int:
    """`coach check`."""
    name_missing_configuration(asked)
    if asked.options.alerts:
        from coach.commands.trying import try_alerts  # noqa: PLC0415 - costly, and only asked for by hand

        return try_alerts(asked)
    finish_restoring(asked)
    found, terminal = check_up(asked.paths, asked.at, of_screen), facts(sys.stdout, os.environ)
    if asked.options.json:
        print_json(files.checkup(found, terminal))
    else:
        from coach.commands.shown import page  # noqa: PLC0415 - only people need tables, and programs should not wait
        from coach.tables.files import checkup  # noqa: PLC0415 - the same

        print_text(checkup(found, terminal, page()))
    return Exit.DONE if found.is_ok else Exit.DATA


def of_screen(paths: Paths, settings: Settings) -> tuple[Problem, ...]:
    """What the screen cannot follow: keys, themes, and the theme that was chosen."""
    config, folder = paths.config_file, paths.themes
    found: list[Problem] = []
    if settings.keys:
        from coach.ui.keymap import check as check_keys  # noqa: PLC0415 - costly, and few have keys of their own

        _, faults = check_keys(settings.keys)
        found += (_problem(config, each.key, each.sentence, each.instead) for each in faults)
    if settings.theme != Settings().theme or any(folder.glob("*.toml")):
        from coach.ui import themes  # noqa: PLC0415 - the same of themes

        loaded = themes.load((themes.packaged_folder(), folder))
        found += (_problem(Path(each.file), each.key, each.sentence, each.instead) for each in loaded.faults)
        if settings.theme not in loaded.names:
            missed = themes.unknown_theme(settings.theme, loaded.names, themes.DEFAULT)
            found.append(_problem(config, missed.key, missed.sentence, missed.instead))
    return tuple(found)


def _problem(file: Path, key: str, sentence: str, instead: str) -> Problem:
    """What is wrong with a key, or with the whole file."""
    way_out = f"correct it; until then {instead}" if instead else "correct or remove it"
    return Problem(str(file), _place(file, key) if key else "", sentence, way_out)


def _place(file: Path, key: str) -> str:
    document = read_document(file)
    table, _, name = key.rpartition(".")
    line = document.line(((table, 0),) if table else (), name) if isinstance(document, Document) else None
    return f"line {line}, key {key}" if line else f"key {key}"
