"""The lifter's configuration as plain values, and how `config.toml` is read: the app starts whatever it holds."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import field
from decimal import Decimal
from enum import StrEnum
from types import MappingProxyType

from coach.storage.config_rack import DEFAULT_RACKS, read_rack
from coach.storage.config_tables import Section
from coach.storage.document import Document
from coach.storage.files import read_if_there
from coach.storage.paths import Paths
from coach.storage.problem import Problem
from coach.storage.toml_text import parse
from coach.training.exercise import Equipment
from coach.training.frozen import frozen
from coach.training.goal import LIFTED_BLOCKS
from coach.training.load import Rack, Unit
from coach.training.routine import Level

MOST_BODYWEIGHT = 1500
MOST_REST = 3600
MOST_LEAD = 600
_NAME = 80


class Ascii(StrEnum):
    """Whether only characters of ASCII are drawn."""

    AUTO = "auto"
    """Where the terminal knows no others."""
    TRUE = "true"
    FALSE = "false"


class Motion(StrEnum):
    """How much of the screen may move."""

    FULL = "full"
    """What runs is drawn as it runs."""
    REDUCED = "reduced"
    """Nothing glides: words and numbers change at most once a second, bars in whole cells."""


@frozen
class Alerts:
    """How the end of a rest makes itself known."""

    bell: bool = True
    """The terminal's own bell."""
    sound: bool = True
    notify: bool = True
    """A notification of the desktop, when the terminal is not looked at."""
    title: bool = True
    """The rest in the terminal's title."""
    voice: bool = False
    """The system's voice says what comes next."""
    lead: tuple[int, ...] = (10, 3, 2, 1)
    """Seconds before the end that are sounded too, the most first."""

    @property
    def wanted(self) -> frozenset[str]:
        """The ways that are switched on, by their keys."""
        ways = {"bell": self.bell, "sound": self.sound, "notify": self.notify, "title": self.title, "voice": self.voice}
        return frozenset(name for name, is_on in ways.items() if is_on)


@frozen
class Config:
    """Every choice of the lifter; each has a default."""

    unit: Unit = Unit.KG
    level: Level = Level.BEGINNER
    goal: str = "muscle"
    """An id."""
    routine: str = "back-biceps"
    """An id."""
    equipment: tuple[Equipment, ...] = (
        Equipment.BARBELL,
        Equipment.DUMBBELLS,
        Equipment.CABLE,
        Equipment.PULL_UP_BAR,
        Equipment.BENCH,
        Equipment.BANDS,
    )
    bodyweight: Decimal | None = None
    """In `unit`; None where it was never told."""
    theme: str = "chalk"
    ascii: Ascii = Ascii.AUTO
    motion: Motion = Motion.FULL
    rack: Rack = DEFAULT_RACKS[Unit.KG]
    rest: Mapping[str, int] = field(default_factory=lambda: MappingProxyType({}), hash=False)
    """Seconds that replace the goal's, by role (compound, biceps, finisher) or exercise id."""
    alerts: Alerts = Alerts()
    keys: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}), hash=False)
    """Binding ids to keys with commas between them."""


@frozen
class Vocabulary:
    """What names in the configuration may refer to; None where it is not known yet, and everything goes."""

    exercises: Collection[str] | None = None
    goals: Collection[str] | None = None
    routines: Collection[str] | None = None


ANYTHING = Vocabulary()


def load_config(paths: Paths, vocabulary: Vocabulary = ANYTHING) -> tuple[Config, tuple[Problem, ...]]:
    """The configuration of this run and what is wrong with its file; no file is no problem. Never raises."""
    text = read_if_there(paths.config_file)
    match text:
        case None:
            return Config(), ()
        case Problem():
            return Config(), (text,)
        case _:
            return read_config(text, str(paths.config_file), vocabulary)


def read_config(text: str, file: str, vocabulary: Vocabulary = ANYTHING) -> tuple[Config, tuple[Problem, ...]]:
    """What the text sets, with defaults for the rest; each key that is unknown or wrong is named with its line."""
    table = parse(text, file)
    if isinstance(table, Problem):
        return Config(), (table,)
    problems: list[Problem] = []
    top = Section(Document(file, text, table), table, problems)
    default = Config()
    unit = top.choice("unit", Unit) or default.unit
    config = Config(
        unit=unit,
        level=top.choice("level", Level) or default.level,
        goal=top.name("goal", vocabulary.goals) or default.goal,
        routine=top.name("routine", vocabulary.routines) or default.routine,
        equipment=_equipment(top),
        bodyweight=top.number("bodyweight", 1, MOST_BODYWEIGHT),
        theme=top.text("theme", _NAME) or default.theme,
        ascii=_ascii(top),
        motion=top.choice("motion", Motion) or default.motion,
        rack=read_rack(top, unit, vocabulary.exercises),
        rest=_rest(top, vocabulary.exercises),
        alerts=_alerts(top),
        keys=_keys(top),
    )
    top.name_unknown()
    return config, tuple(problems)


def _equipment(top: Section) -> tuple[Equipment, ...]:
    words = top.texts("equipment", _NAME)
    if not words and top.get("equipment") != []:
        return Config().equipment
    owned = tuple(each for each in Equipment if each in words)
    unknown = [word for word in words if word not in list(Equipment)]
    for word in unknown:
        if owned:
            top.leave_out_word("equipment", word, list(Equipment))
        else:
            top.refuse_word("equipment", word, list(Equipment))
    return owned if owned or not unknown else Config().equipment


def _ascii(top: Section) -> Ascii:
    value = top.get("ascii")
    if isinstance(value, bool):
        return Ascii.TRUE if value else Ascii.FALSE
    return top.choice("ascii", Ascii) or Ascii.AUTO


def _rest(top: Section, exercises: Collection[str] | None) -> Mapping[str, int]:
    section = top.section("rest")
    if section is None:
        return Config().rest
    known = None if exercises is None else [*(each.value for each in LIFTED_BLOCKS), *exercises]
    found = {key: section.whole(key, 0, MOST_REST) for key in section.names(known)}
    return MappingProxyType({key: seconds for key, seconds in found.items() if seconds is not None})


def _alerts(top: Section) -> Alerts:
    default = Alerts()
    section = top.section("alerts")
    if section is None:
        return default

    def switch(key: str, usual: bool) -> bool:
        told = section.truth(key)
        return usual if told is None else told

    lead = section.wholes("lead", 1, MOST_LEAD)
    alerts = Alerts(
        bell=switch("bell", default.bell),
        sound=switch("sound", default.sound),
        notify=switch("notify", default.notify),
        title=switch("title", default.title),
        voice=switch("voice", default.voice),
        lead=default.lead if lead is None else tuple(sorted(set(lead), reverse=True)),
    )
    section.name_unknown()
    return alerts


def _keys(top: Section) -> Mapping[str, str]:
    section = top.section("keys")
    if section is None:
        return Config().keys
    return MappingProxyType(dict(_bindings(section)))


def _bindings(section: Section) -> Iterator[tuple[str, str]]:
    """Ids with dots may stand with quotes or without, where they are tables in tables; a key may be empty."""
    for key in section.names(None):
        if isinstance(section.get(key), Mapping):
            inner = section.section(key)
            yield from ((f"{key}.{name}", keys) for name, keys in _bindings(inner)) if inner is not None else ()
        else:
            keys = section.text(key, _NAME)
            if isinstance(section.get(key), str):
                yield key, keys
