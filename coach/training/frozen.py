"""Frozen values with slots, as `dataclass(frozen=True, slots=True)` makes them, made in a fraction of the time.

The standard library compiles six functions for each such class, half a millisecond in all; with two hundred classes
that is a tenth of a second before the first screen. Here what is alike in all classes is written once, and `__init__`,
which is not, is compiled for a class that many values are made of. `fields`, `replace` and `match` work as ever.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import MISSING, Field, FrozenInstanceError, dataclass, field, fields
from operator import attrgetter
from reprlib import recursive_repr
from types import MappingProxyType
from typing import TypeVar, dataclass_transform, overload

T = TypeVar("T")

_COMPARED, _HASHED = "_compared_by", "_hashed_by"
"""Where a class keeps what takes the fields out of its values that are compared, and those that are hashed."""
FEW = 20
"""So many values of a class are made in less time than an `__init__` is compiled in."""


@overload
def frozen(cls: type[T], /) -> type[T]: ...
@overload
def frozen(*, kw_only: bool) -> Callable[[type[T]], type[T]]: ...
@dataclass_transform(frozen_default=True, field_specifiers=(field,))
def frozen(cls: type[T] | None = None, /, *, kw_only: bool = False) -> type[T] | Callable[[type[T]], type[T]]:
    """Makes a class of values that cannot be changed, and that are equal when their fields are.

    The class may have a `__post_init__`, fields of `dataclasses.field`, and a `__repr__` of its own.
    """
    if cls is None:
        return lambda each: _made(each, kw_only=kw_only)
    return _made(cls, kw_only=kw_only)


def _made(cls: type[T], *, kw_only: bool) -> type[T]:
    cls.__doc__ = cls.__doc__ or cls.__name__  # else a signature is worked out for it
    made = dataclass(init=False, repr=False, eq=False, slots=True, kw_only=kw_only)(cls)
    own = fields(made)  # type: ignore[arg-type]
    given: dict[str, object] = {
        **_ALIKE,
        "__init__": _compiled_for_many(made),
        _COMPARED: _taking([each for each in own if each.compare]),
        _HASHED: _taking([each for each in own if (each.compare if each.hash is None else each.hash)]),
    }
    for name, thing in given.items():
        if vars(cls).get(name) is None:
            setattr(made, name, thing)
    return made


def _taking(chosen: Sequence[Field[object]]) -> Callable[[object], object]:
    return attrgetter(*(each.name for each in chosen)) if chosen else type


def _compiled_for_many(cls: type) -> Callable[..., None]:
    few: _Few | None = None

    def first(self: object, /, *given: object, **named: object) -> None:
        nonlocal few
        few = _Few(cls) if few is None else few
        if few.put(self, given, named):
            return
        init = _compiled(cls)
        setattr(cls, "__init__", init)  # noqa: B010 - of a class that is not known here
        init(self, *given, **named)

    return first


class _Few:
    """The first few values of a class, put together field by field."""

    def __init__(self, cls: type) -> None:
        own = fields(cls)
        self._left = FEW
        self._order = [each.name for each in own if each.init and not each.kw_only]
        self._asked = {each.name for each in own if each.init}
        self._usual = {each.name: each.default for each in own if each.default is not MISSING}
        self._made = {each.name: each.default_factory for each in own if each.default_factory is not MISSING}
        self._needed = self._asked - self._usual.keys() - self._made.keys()
        self._ends = getattr(cls, "__post_init__", lambda _: None)

    def put(self, value: object, given: Sequence[object], named: Mapping[str, object]) -> bool:
        """Whether that was done: not after a few, nor where what is told does not fit the fields."""
        told = {**dict(zip(self._order, given, strict=False)), **named}
        fits = len(told) == len(given) + len(named) and self._needed <= told.keys() <= self._asked
        if not self._left or not fits:
            return False
        self._left -= 1
        made = {name: make() for name, make in self._made.items() if name not in told}
        for name, each in {**self._usual, **made, **told}.items():
            object.__setattr__(value, name, each)
        self._ends(value)
        return True


def _compiled(cls: type) -> Callable[..., None]:
    """The `__init__` of a class, written out."""
    known: dict[str, object] = {"_missing": MISSING}
    heads: list[str] = []
    keywords: list[str] = []
    lines: list[str] = []
    for each in fields(cls):
        default, name, value = f"_of_{each.name}", each.name, each.name
        if each.default is not MISSING:
            known[default] = each.default
            head, usual = f"{name}={default}", default
        elif each.default_factory is not MISSING:
            known[default] = each.default_factory
            head, usual = f"{name}=_missing", f"{default}()"
            value = f"{default}() if {name} is _missing else {name}"
        else:
            head, usual = name, ""
        known[f"_put_{name}"] = getattr(cls, name).__set__
        if each.init:
            (keywords if each.kw_only else heads).append(head)
            lines.append(f"_put_{name}(self, {value})")
        elif usual:
            lines.append(f"_put_{name}(self, {usual})")
    if hasattr(cls, "__post_init__"):
        lines.append("self.__post_init__()")
    taken = ", ".join(("self", *heads, *(("*", *keywords) if keywords else ())))
    written = f"def __init__({taken}):\n    " + "\n    ".join(lines or ["pass"])
    made: dict[str, Callable[..., None]] = {}
    exec(written, known, made)  # noqa: S102 - names of our own fields, as dataclasses does it
    return made["__init__"]


def _equal(self: object, other: object) -> object:
    if other.__class__ is not self.__class__:
        return NotImplemented
    taken: Callable[[object], object] = getattr(self, _COMPARED)
    return taken(self) == taken(other)


def _hash(self: object) -> int:
    taken: Callable[[object], object] = getattr(self, _HASHED)
    return hash(taken(self))


@recursive_repr()
def _repr(self: object) -> str:
    kind: type = type(self)
    told = ", ".join(f"{each.name}={getattr(self, each.name)!r}" for each in fields(kind) if each.repr)
    return f"{kind.__qualname__}({told})"


def _refuse(self: object, name: str, *_: object) -> None:
    raise FrozenInstanceError(f"cannot change {name!r} of a frozen {type(self).__qualname__}")


_ALIKE: Mapping[str, object] = MappingProxyType(
    {"__eq__": _equal, "__hash__": _hash, "__repr__": _repr, "__setattr__": _refuse, "__delattr__": _refuse}
)
"""What all these classes have, each unless it has its own."""
