"""The configuration as rows to be looked at and changed: every key once, with its value, default and sentence."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import field, replace
from decimal import Decimal
from enum import StrEnum
from types import MappingProxyType

from coach.storage.config import Alerts, Ascii, Config, Motion, Vocabulary, read_config
from coach.storage.config_edit import with_value
from coach.storage.config_file import Configuration
from coach.storage.config_rack import DEFAULT_RACKS
from coach.storage.config_typed import (
    KEYS,
    LEADS,
    NO,
    NUMBER,
    PLATES,
    SECONDS,
    SWITCH,
    WEIGHTS,
    WORD,
    YES,
    Form,
    write_keys,
    write_leads,
    write_plates,
    write_seconds,
    write_switch,
    write_weights,
)
from coach.storage.config_words import MEANINGS
from coach.storage.problem import Problem
from coach.storage.session_text import key_text, value_text
from coach.training.exercise import Equipment, Exercise
from coach.training.frozen import frozen
from coach.training.goal import LIFTED_BLOCKS, Goal
from coach.training.load import LoadKind, Rack, RackChange, Unit
from coach.training.routine import Level
from coach.training.typed import Refusal
from coach.training.wording import number

RACK_OF: Mapping[LoadKind, tuple[str, ...]] = MappingProxyType(
    {
        LoadKind.BARBELL: ("bar", "plates"),
        LoadKind.DUMBBELL: ("dumbbells",),
        LoadKind.STACK: ("stack",),
        LoadKind.BODYWEIGHT: ("belt",),
        LoadKind.ASSISTED: ("stack",),
        LoadKind.NONE: (),
    }
)
"""What of the rack an exercise is loaded with."""

_FORMS: Mapping[str, Form] = MappingProxyType(
    {"bar": NUMBER, "plates": PLATES, "dumbbells": WEIGHTS, "stack": WEIGHTS, "belt": WEIGHTS}
)
_AT_ONCE = ("theme", "ascii", "motion")


class Part(StrEnum):
    """What belongs together, by its heading."""

    YOU = "you"
    EQUIPMENT = "equipment"
    LOOKS = "looks"
    RACK = "rack"
    OWN_RACK = "rack, exercise by exercise"
    REST = "rest"
    ALERTS = "alerts"
    KEYS = "keys"


@frozen
class Choices:
    """What may be chosen, and what the keys are for."""

    goals: Mapping[str, Goal] = field(default_factory=dict, hash=False)
    routines: Sequence[str] = ()
    themes: Sequence[str] = ()
    exercises: Mapping[str, Exercise] = field(default_factory=dict, hash=False)
    bindings: Mapping[str, tuple[str, str]] = field(default_factory=dict, hash=False)
    """By the id of an action its usual keys, as the file has them, and its sentence."""

    @property
    def vocabulary(self) -> Vocabulary:
        """What names may refer to."""
        return Vocabulary(self.exercises.keys(), self.goals.keys(), self.routines)


@frozen
class Row:
    """One key, or one word of a key that is a list of words."""

    part: Part
    table: str
    """The header it stands under in the file; empty for the top."""
    key: str
    """Empty in a row that adds an exercise to its table."""
    name: str
    about: str
    """What it is for: a sentence without a full stop."""
    form: Form
    text: str
    """What is in force, as it is typed."""
    usual: str
    """The default, as it is typed; empty where there is none."""
    choices: tuple[str, ...] = ()
    """What it can be, where it is one of a few."""
    is_own: bool = False
    """Whether it stands in the lifter's file."""
    trouble: str = ""
    """What is wrong with it in the file."""
    item: str = ""
    """The word that is in the list or not."""
    others: tuple[str, ...] = ()
    """The words of the list beside this one."""

    @property
    def dotted(self) -> str:
        """The key with its tables: rack.bar."""
        return ".".join(each for each in (self.table, self.key) if each)

    @property
    def id(self) -> str:
        """What tells it from every other row."""
        return f"{self.dotted}:{self.item}" if self.item else self.dotted

    @property
    def is_adder(self) -> bool:
        """Whether it adds an exercise to its table."""
        return not self.key

    @property
    def is_at_once(self) -> bool:
        """Whether a running session follows a change of it."""
        return self.part in {Part.ALERTS, Part.KEYS} or self.key in _AT_ONCE

    @property
    def written(self) -> str:
        """What is in force, as it is written in the file; empty where there is nothing to write."""
        value = self.value(self.text) if self.text and not self.is_adder else None
        return "" if value is None or isinstance(value, Refusal) else f"{key_text(self.key)} = {value_text(value)}"

    def after(self, by: int) -> str:
        """The choice so many places further."""
        at = self.choices.index(self.text) if self.text in self.choices else -1 if by > 0 else 0
        return self.choices[(at + by) % len(self.choices)]

    def value(self, text: str) -> object:
        """What is to stand in the file for a text; a `Refusal` where it cannot be read."""
        if self.item:
            words = {*self.others, *([self.item] if text == YES else [])}
            return tuple(each.value for each in Equipment if each.value in words)
        return self.form.read(text)


def refusal(row: Row, text: str, vocabulary: Vocabulary) -> str:
    """Why the file's reader would not take this text for a key; empty when it would."""
    value = row.value(text)
    if isinstance(value, Refusal):
        return value.reason
    alone = with_value("", row.table, row.key, value, "")
    if isinstance(alone, Problem):
        return alone.sentence
    return next((each.sentence for each in read_config(alone, "", vocabulary)[1]), "")


def rows(found: Configuration, choices: Choices, added: Collection[str] = ()) -> tuple[Row, ...]:
    """Every key in the order of the file; `added` are exercises, as rest.ez-curl, that have no key of their own yet."""
    settings = found.settings
    made = (
        *_you(settings, choices),
        *_equipment(settings),
        *_looks(settings, choices),
        *_rack(settings),
        *_own_racks(settings, choices, added),
        *_rests(settings, choices, added),
        *_alerts(settings.alerts),
        *_bindings(settings.keys, choices),
    )
    wrong = {each.place.rpartition("key ")[2]: each.sentence for each in found.problems}
    return tuple(
        replace(each, is_own=each.dotted in found.own and not each.is_adder, trouble=wrong.get(each.dotted, ""))
        for each in made
    )


# ------------------------------------------------------------------ the top of the file


def _you(settings: Config, choices: Choices) -> Iterator[Row]:
    usual = Config()
    yield _choice(Part.YOU, "unit", settings.unit, usual.unit, Unit)
    yield _choice(Part.YOU, "level", settings.level, usual.level, Level)
    yield _choice(Part.YOU, "goal", settings.goal, usual.goal, choices.goals)
    yield _choice(Part.YOU, "routine", settings.routine, usual.routine, choices.routines)
    weight = "" if settings.bodyweight is None else number(settings.bodyweight)
    yield Row(Part.YOU, "", "bodyweight", "bodyweight", MEANINGS["bodyweight"].about, NUMBER, weight, "")


def _looks(settings: Config, choices: Choices) -> Iterator[Row]:
    usual = Config()
    yield _choice(Part.LOOKS, "theme", settings.theme, usual.theme, choices.themes)
    yield _choice(Part.LOOKS, "ascii", settings.ascii, usual.ascii, Ascii)
    yield _choice(Part.LOOKS, "motion", settings.motion, usual.motion, Motion)


def _choice(part: Part, key: str, now: str, usual: str, words: Iterable[str]) -> Row:
    return Row(part, "", key, key, MEANINGS[key].about, WORD, str(now), str(usual), tuple(str(each) for each in words))


def _equipment(settings: Config) -> Iterator[Row]:
    usual = Config().equipment
    for each in Equipment:
        yield Row(
            Part.EQUIPMENT,
            "",
            "equipment",
            each.value,
            MEANINGS["equipment"].about,
            SWITCH,
            write_switch(each in settings.equipment),
            write_switch(each in usual),
            (NO, YES),
            item=each.value,
            others=tuple(other.value for other in settings.equipment if other is not each),
        )


# ------------------------------------------------------------------ the rack


def _rack(settings: Config) -> Iterator[Row]:
    usual = DEFAULT_RACKS[settings.unit]
    for key, form in _FORMS.items():
        about = MEANINGS[f"rack.{key}"].about
        now = _weights_text(settings.rack, key)
        yield Row(Part.RACK, "rack", key, key, about, form, now, _weights_text(usual, key))


def _own_racks(settings: Config, choices: Choices, added: Collection[str]) -> Iterator[Row]:
    told = settings.rack.exercise
    table = "rack.exercise"
    for each_id in (*told, *(each for each in _of(table, added) if each not in told)):
        exercise = choices.exercises.get(each_id)
        change = told.get(each_id, RackChange())
        usable = RACK_OF[exercise.kind] if exercise is not None else ()
        for key, form in _FORMS.items():
            now = _weights_text(change, key)
            if now or key in usable:
                usual = _weights_text(settings.rack, key)
                name = f"{exercise.short if exercise is not None else each_id}, {key}"
                about = f"{MEANINGS[f'rack.{key}'].about}, of this exercise alone"
                yield Row(Part.OWN_RACK, f"{table}.{each_id}", key, name, about, form, now or usual, usual)
    yield Row(Part.OWN_RACK, table, "", "another exercise", MEANINGS[table].about, WORD, "", "")


def _weights_text(rack: Rack | RackChange, key: str) -> str:
    values: Mapping[str, Decimal | tuple[Decimal, ...] | None] = {
        "bar": rack.bar,
        "dumbbells": rack.dumbbells,
        "stack": rack.stack,
        "belt": rack.belt,
    }
    if key == "plates":
        return "" if rack.plates is None else write_plates(rack.plates)
    match values[key]:
        case None:
            return ""
        case Decimal() as weight:
            return number(weight)
        case tuple() as weights:
            return write_weights(weights)


# ------------------------------------------------------------------ rest, alerts, keys


def _rests(settings: Config, choices: Choices, added: Collection[str]) -> Iterator[Row]:
    about = MEANINGS["rest"].about
    goal = choices.goals.get(settings.goal)
    for block in LIFTED_BLOCKS:
        usual = write_seconds(goal.roles[block].rest) if goal is not None else ""
        told = settings.rest.get(block)
        yield Row(Part.REST, "rest", block.value, block.value, about, SECONDS, _time(told) or usual, usual)
    roles = {each.value for each in LIFTED_BLOCKS}
    own = (*(each for each in settings.rest if each not in roles), *_of("rest", added))
    for each_id in dict.fromkeys(own):
        exercise = choices.exercises.get(each_id)
        name = exercise.name if exercise is not None else each_id
        yield Row(Part.REST, "rest", each_id, name, about, SECONDS, _time(settings.rest.get(each_id)), "")
    yield Row(Part.REST, "rest", "", "another exercise", about, WORD, "", "")


def _time(seconds: int | None) -> str:
    return "" if seconds is None else write_seconds(seconds)


def _of(table: str, added: Collection[str]) -> tuple[str, ...]:
    return tuple(each.removeprefix(f"{table}.") for each in added if each.startswith(f"{table}."))


def _alerts(alerts: Alerts) -> Iterator[Row]:
    usual = Alerts()
    for key, now, before in (
        ("bell", alerts.bell, usual.bell),
        ("sound", alerts.sound, usual.sound),
        ("notify", alerts.notify, usual.notify),
        ("title", alerts.title, usual.title),
        ("voice", alerts.voice, usual.voice),
    ):
        about = MEANINGS[f"alerts.{key}"].about
        yield Row(Part.ALERTS, "alerts", key, key, about, SWITCH, write_switch(now), write_switch(before), (NO, YES))
    lead, usual_lead = write_leads(alerts.lead), write_leads(usual.lead)
    yield Row(Part.ALERTS, "alerts", "lead", "lead", MEANINGS["alerts.lead"].about, LEADS, lead, usual_lead)


def _bindings(own: Mapping[str, str], choices: Choices) -> Iterator[Row]:
    for action, (keys, about) in choices.bindings.items():
        usual = write_keys(keys)
        now = write_keys(own[action]) if action in own else usual
        yield Row(Part.KEYS, "keys", action, action, about, KEYS, now, usual)
