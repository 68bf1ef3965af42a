"""The configuration as the text of `config.toml`: the documented default, and what is in force."""

from collections.abc import Iterator, Mapping

from coach.storage.config import Alerts, Config
from coach.storage.config_rack import DEFAULT_RACKS, written_weights
from coach.storage.config_words import MEANINGS
from coach.storage.session_text import key_text, value_text
from coach.training.load import Rack, RackChange, Unit

_HEAD = """\
# Every key may be left out: what stands here is what the coach does without it.
# A key that is misspelt or has a value that is not understood is named when the coach starts, and its default is used.
"""


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
        "motion": config.motion,
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
        yield f"# {MEANINGS[name].comment}"
    yield f"[{name}]"
    if is_documented:
        yield from (f"# {line}" for line in MEANINGS[name].examples)
    for key, value in values.items():
        yield from _pair(f"{name}.", key, value, is_documented=is_documented)


def _pair(prefix: str, key: str, value: object, *, is_documented: bool) -> Iterator[str]:
    if is_documented and f"{prefix}{key}" in MEANINGS:
        yield f"# {MEANINGS[f'{prefix}{key}'].comment}"
    if value is not None:
        yield f"{key_text(key)} = {value_text(value)}"
    elif is_documented:
        yield from (f"# {line}" for line in MEANINGS[f"{prefix}{key}"].examples)


def _documented(name: str) -> Iterator[str]:
    yield f"# {MEANINGS[name].comment}"
    yield from (f"# {line}" for line in MEANINGS[name].examples)


def _rack(rack: Rack | RackChange) -> Mapping[str, object]:
    values: dict[str, object] = {
        "bar": rack.bar,
        "plates": rack.plates,
        "dumbbells": None if rack.dumbbells is None else written_weights(rack.dumbbells),
        "stack": None if rack.stack is None else written_weights(rack.stack),
        "belt": rack.belt,
    }
    return {key: value for key, value in values.items() if value is not None}


def _alerts(alerts: Alerts) -> Mapping[str, object]:
    return {
        "bell": alerts.bell,
        "sound": alerts.sound,
        "notify": alerts.notify,
        "title": alerts.title,
        "voice": alerts.voice,
        "lead": alerts.lead,
    }
