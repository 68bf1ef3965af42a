"""What the palette offers: whatever a key could do at this moment, every page, and every theme."""

from collections.abc import Callable, Iterable, Iterator

from textual.app import SystemCommand
from textual.screen import Screen

from coach.training.frozen import frozen
from coach.ui.keys import Action
from coach.ui.review import PURPOSES, Tab
from coach.ui.room import Area, Room, area_of

_TOLD_OTHERWISE = frozenset({"digits", "point", "palette", "choose", "turn", "page", "history"})
"""Labels of actions that nobody looks for by name, or that stand below under another."""


@frozen
class Leads:
    """Where a choice leads."""

    press: Callable[[str], object]
    """Does what the key of an action does, by its id."""
    turn_to: Callable[[Tab], None]
    bring: Callable[[], None]
    """Brings in the history of another app."""
    take_back: Callable[[], None]
    """Takes the latest import back."""
    settings: Callable[[], None]
    problems: Callable[[], None]
    theme: Callable[[str], None]


def offered(
    screen: Screen[object], leads: Leads, themes: Iterable[str], *, is_open: bool, has_import: Callable[[], bool]
) -> Iterator[SystemCommand]:
    """What can be chosen over a screen; `is_open` is whether everything has been read."""
    area = area_of(screen)
    at_hand = screen.at_hand() if isinstance(screen, Room) else ()
    for action in at_hand:
        if action.label not in _TOLD_OTHERWISE:
            title = _title(action, at_hand)
            yield SystemCommand(title, action.help, lambda action_id=action.id: leads.press(action_id))
    if area not in {None, Area.SETUP} and is_open:
        for tab in Tab:
            yield SystemCommand(tab.capitalize(), PURPOSES[tab], lambda tab=tab: leads.turn_to(tab))
    if area in {Area.TODAY, Area.PAST, Area.SETUP} and is_open:
        yield SystemCommand("Import", "Brings in the history of another app.", leads.bring)
        if has_import():
            said = "Takes the latest import back, into the trash."
            yield SystemCommand("Take the import back", said, leads.take_back)
    if area not in {Area.TODAY, Area.SETTINGS}:
        yield SystemCommand("Settings", "Opens the settings.", leads.settings)
    if area is not Area.TODAY or "problems" not in {each.id for each in at_hand}:
        yield SystemCommand("Problems", "Lists what needs attention.", leads.problems)
    for name in themes:
        yield SystemCommand(f"Theme: {name}", "Draws everything in it.", lambda name=name: leads.theme(name))


def _title(action: Action, at_hand: Iterable[Action]) -> str:
    """Its word in the key line; two that share one there are told apart by their names: Reps less, Reps more."""
    is_shared = sum(each.label == action.label for each in at_hand) > 1
    return (action.id.replace("-", " ") if is_shared else action.label).capitalize()
