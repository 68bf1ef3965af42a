"""Where things are kept, and the configuration."""

from pathlib import Path
from typing import assert_never

from coach.arguments import Place
from coach.commands.asked import Asked, name_missing_configuration
from coach.commands.saying import print_text, tell
from coach.configuring import default_text, show
from coach.settings import Settings, Vocabulary, load_config
from coach.storage.catalogue import load_catalogue, load_goals, load_routines
from coach.storage.paths import Paths
from coach.storage.problem import Problem


def config(asked: Asked) -> int:
    """`coach config`."""
    match asked.options.about:
        case "path":
            return print_text(f"{_place(asked.paths, Place(asked.options.place))}\n")
        case "default":
            return print_text(default_text())
        case _:
            settings, problems = _settings(asked)
            tell(problems)
            return print_text(show(settings))


def _settings(asked: Asked) -> tuple[Settings, tuple[Problem, ...]]:
    """The configuration in force, without reading the history."""
    name_missing_configuration(asked)
    paths = asked.paths
    catalogue, _ = load_catalogue(paths.exercises)
    goals, _ = load_goals()
    routines, _ = load_routines(paths.routines, catalogue)
    return load_config(paths, Vocabulary(catalogue.exercises.keys(), goals.keys(), routines.keys()))


def _place(paths: Paths, place: Place) -> Path:
    match place:
        case Place.DATA:
            return paths.data
        case Place.CONFIG:
            return paths.config_file
        case Place.THEMES:
            return paths.themes
        case Place.LOG:
            return paths.log
        case _:
            assert_never(place)
