"""The configuration as the text of `config.toml`: the documented default, and what is in force."""

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

from coach.storage.config import Alerts, Config
from coach.storage.config_rack import DEFAULT_RACKS, Steps
from coach.storage.session_text import key_text, value_text
from coach.training.load import Rack, RackChange, Unit

_FEWEST_STEPS = 3
_HEAD = """\
# Every key may be left out: what stands here is what the coach does without it.
# A key that is misspelt or has a bad value is named when the coach starts, and its default is used.
"""
_COMMENTS: Mapping[str, str] = {
    "unit": "kg | lb; every load in this file is in it, and sessions keep the unit they were logged in",
    "level": "beginner | intermediate | advanced; from intermediate on there is a heavy and a light day",
    "goal": "muscle | fat-loss",
    "routine": "the plan of days; your own stand in the folder routines beside this file",
    "equipment": "also: assisted machine; what a day needs and you have not is replaced or left out",
    "bodyweight": "for pull-ups and the assisted machine; the newest session that has one comes first",
    "theme": "a theme by its name; your own stand in the folder themes beside this file",
    "ascii": "auto | true | false; draw with plain characters only",
    "rack": "what can really be loaded: every load suggested exists here",
    "rack.bar": "the empty bar",
    "rack.plates": "weight and how many pairs you have",
    "rack.dumbbells": "one hand's weight; or a list, like [5, 7.5, 10]",
    "rack.stack": "the pins of stacks and cables, and the help of an assisted machine",
    "rack.belt": "what can be hung on you; 0 is always there",
    "rack.exercise": "what is different for one exercise, key by key",
    "rest": "seconds after a set that replace the goal's, by role (compound, biceps, finisher) or exercise",
    "alerts": "how the end of a rest makes itself known",
    "alerts.bell": "the terminal's own bell",
    "alerts.sound": "a short sound",
    "alerts.notify": "a notification, when the terminal is not looked at",
    "alerts.title": "the rest in the terminal's title",
    "alerts.voice": "the system's voice says what comes next",
    "alerts.lead": "seconds before the end that are sounded too",
    "keys": "binding id = keys with commas between them; the help lists every id",
}
_EXAMPLES: Mapping[str, Sequence[str]] = {
    "bodyweight": ("bodyweight = 78.5",),
    "rack.exercise": ("[rack.exercise.ez-curl]", "bar = 10"),
    "rest": ("compound = 150", "barbell-row = 180"),
    "keys": ('undo = "u,pageup"',),
}


def default_text(unit: Unit = Unit.KG) -> str:
    """The documented default of a unit: every key with a comment; reads back as exactly the defaults."""
    lines = (_HEAD, *_lines(Config(unit=unit, rack=DEFAULT_RACKS[unit]), is_documented=True))
    return "\n".join(lines) + "\n"


def show(config: Config) -> str:
    """The configuration in force, every key that has a value; reads back as the same."""
    return "\n".join(_lines(config, is_documented=False)) + "\n"


def _lines(config: Config, *, is_documented: bool) -> Iterator[str]:
    top = {
        "unit": config.unit,
        "level": config.level,
        "goal": config.goal,
        "routine": config.routine,
        "equipment": config.equipment,
        "bodyweight": config.bodyweight,
        "theme": config.theme,
        "ascii": config.ascii,
    }
    for key, value in top.items():
        yield from _pair("", key, value, is_documented=is_documented)
    yield from _section("rack", _rack(config.rack), is_documented=is_documented)
    if is_documented:
        yield from ("", *_documented("rack.exercise"))
    for exercise_id, change in config.rack.exercise.items():
        yield from _section(f"rack.exercise.{key_text(exercise_id)}", _rack(change), is_documented=False)
    for name, values in (("rest", config.rest), ("alerts", _alerts(config.alerts)), ("keys", config.keys)):
        if values or is_documented:
            yield from _section(name, values, is_documented=is_documented)


def _section(name: str, values: Mapping[str, object], *, is_documented: bool) -> Iterator[str]:
    yield ""
    if is_documented:
        yield f"# {_COMMENTS[name]}"
    yield f"[{name}]"
    if is_documented:
        yield from (f"# {line}" for line in _EXAMPLES.get(name, ()))
    for key, value in values.items():
        yield from _pair(f"{name}.", key, value, is_documented=is_documented)


def _pair(prefix: str, key: str, value: object, *, is_documented: bool) -> Iterator[str]:
    if is_documented and f"{prefix}{key}" in _COMMENTS:
        yield f"# {_COMMENTS[f'{prefix}{key}']}"
    if value is not None:
        yield f"{key_text(key)} = {value_text(value)}"
    elif is_documented:
        yield from (f"# {line}" for line in _EXAMPLES.get(f"{prefix}{key}", ()))


def _documented(name: str) -> Iterator[str]:
    yield f"# {_COMMENTS[name]}"
    yield from (f"# {line}" for line in _EXAMPLES[name])


def _rack(rack: Rack | RackChange) -> Mapping[str, object]:
    values: dict[str, object] = {
        "bar": rack.bar,
        "plates": rack.plates,
        "dumbbells": _weights(rack.dumbbells),
        "stack": _weights(rack.stack),
        "belt": rack.belt,
    }
    return {key: value for key, value in values.items() if value is not None}


def _weights(weights: tuple[Decimal, ...] | None) -> object:
    """Evenly spaced ones as from, to and step."""
    if weights is None or len(weights) < _FEWEST_STEPS:
        return weights
    steps = Steps(weights[0], weights[-1], weights[1] - weights[0])
    return {"from": steps.first, "to": steps.last, "step": steps.step} if steps.weights == weights else weights


def _alerts(alerts: Alerts) -> Mapping[str, object]:
    return {
        "bell": alerts.bell,
        "sound": alerts.sound,
        "notify": alerts.notify,
        "title": alerts.title,
        "voice": alerts.voice,
        "lead": alerts.lead,
    }
