"""What the settings screen asks of the run and of the app, and what it has them do."""

from collections.abc import Callable, Collection, Mapping, Sequence
from datetime import datetime

from coach.configuring import Choices, Configuration, Row, refusal, rows
from coach.desk import Desk
from coach.settings import Settings
from coach.training.text import clean
from coach.training.wording import capital
from coach.ui.alerts import Alarm, Way
from coach.ui.keymap import refusal_of
from coach.ui.keys import ACTIONS, spelt

LONGEST = 400
"""Characters of one value as it is typed."""


class Preferences:
    """The configuration of a run: looked at, checked, changed, tried."""

    def __init__(
        self,
        desk: Desk,
        themes: Callable[[], Sequence[str]],
        alarm: Callable[[], Alarm],
        apply: Callable[[Settings], None],
    ) -> None:
        """`themes` can be drawn now, `alarm` rings now; `apply` has the program follow what was changed."""
        self._desk = desk
        self._themes = themes
        self._alarm = alarm
        self._apply = apply

    def now(self) -> datetime:
        """This moment."""
        return self._desk.clock.now()

    @property
    def is_in_session(self) -> bool:
        """Whether a session runs, which goes on as it began."""
        return self._desk.live is not None

    def look(self, added: Collection[str] = ()) -> tuple[Configuration, tuple[Row, ...]]:
        """The file as it is now, and every key of it; `added` are exercises that have no key of their own yet."""
        found = self._desk.configuration()
        return found, rows(found, self._choices(), added)

    def refused(self, row: Row, text: str) -> str:
        """Why a text would not be taken; nothing when it would."""
        text = clean(text, LONGEST)
        reason = refusal(row, text, self._choices().vocabulary)
        if reason or row.table != "keys":
            return reason
        return refusal_of(row.key, str(row.value(text)), self._desk.configuration().settings.keys)

    def put(self, row: Row, text: str) -> str:
        """Has a row hold a text; what the lifter should know of that, mostly nothing."""
        text = clean(text, LONGEST)
        reason = self.refused(row, text)
        if reason:
            return reason
        return self._done(self._desk.set_config(row.table, row.key, row.value(text)))

    def put_back(self, row: Row) -> str:
        """Puts the default back; what the lifter should know of that, mostly nothing."""
        reason = "" if row.table != "keys" else refusal_of(row.key, "", self._desk.configuration().settings.keys)
        return reason or self._done(self._desk.set_config(row.table, row.key, None))

    def take_back(self) -> str:
        """Takes the latest change back; what the lifter should know of that, mostly nothing."""
        return self._done(self._desk.take_back_config())

    def change_again(self) -> str:
        """Makes the change again that was taken back just now; what the lifter should know of that, mostly nothing."""
        return self._done(self._desk.change_config_again())

    def missing(self) -> Mapping[Way, str]:
        """Ways that do not exist here, each with the reason; may take a moment."""
        return {way: route.why for way, route in self._alarm().routes().items() if not route.works}

    def prove(self, way: Way) -> str:
        """Makes an alert happen now; what happened, or why nothing could, in words."""
        route = self._alarm().prove(way)
        what = "tried" if route.works else "nothing happened"
        return f"{way.value.capitalize()}: {what}. {capital(route.why)}."

    def _done(self, trouble: str) -> str:
        if trouble:
            return f"Nothing was changed. {trouble}"
        self._apply(self._desk.configuration().settings)
        return self._desk.refused

    def _choices(self) -> Choices:
        gym = self._desk.gym
        return Choices(
            goals=gym.goals,
            routines=tuple(gym.routines),
            themes=self._themes(),
            exercises=gym.catalogue.exercises,
            bindings={each.id: (spelt(each.keys), each.help.rstrip(".")) for each in ACTIONS},
        )
