"""Whatever a key calls is there: a key without its method would do nothing, and say nothing."""

import pkgutil
from collections.abc import Iterator
from importlib import import_module

import pytest
from textual.binding import Binding
from textual.dom import DOMNode

import coach.ui.screens
from coach.ui.app import CoachApp
from coach.ui.keys import ACTIONS, Action
from coach.ui.review import Review
from coach.ui.room import Room

for found in pkgutil.iter_modules(coach.ui.screens.__path__, "coach.ui.screens."):
    import_module(found.name)


def below(kind: type[DOMNode]) -> Iterator[type[DOMNode]]:
    """The classes made of one, and those made of them."""
    for each in kind.__subclasses__():
        yield each
        yield from below(each)


CLASSES: tuple[type[DOMNode], ...] = (CoachApp, *below(Room))
SCREENS = tuple(each for each in CLASSES if not each.__subclasses__())


def has(screen: type[DOMNode], action: Action) -> bool:
    """Whether a screen has the key of an action."""
    bound = (each for kind in screen.__mro__ for each in vars(kind).get("BINDINGS", ()))
    return any(isinstance(each, Binding) and each.id == action.id for each in bound)


def does(screen: type[DOMNode], action: Action) -> bool:
    """Whether a screen has the method that the key calls."""
    return callable(getattr(screen, f"action_{action.run.partition('(')[0]}", None))


@pytest.mark.parametrize("action", ACTIONS, ids=lambda action: action.id)
def test_every_screen_with_a_key_has_what_it_calls(action: Action) -> None:
    screens = [each for each in SCREENS if has(each, action)]

    assert any(does(each, action) for each in screens)
    assert [each for each in screens if not issubclass(each, Review) and not does(each, action)] == []
