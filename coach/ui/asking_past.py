"""The panels over the pages of the past: a set, a note, whether to delete, which of two versions counts."""

from collections.abc import Callable
from datetime import datetime

from coach.desk import Desk
from coach.past import Past, Versions
from coach.training.log import LoggedSet, Session
from coach.training.shorthand import example, read_set, write_set
from coach.training.typed import Refusal
from coach.training.wording import count, long_date
from coach.ui.asking import Asking, named
from coach.ui.boards import past
from coach.ui.review import PastAsked
from coach.ui.scene import STRONG, Line, Span, line, wrapped


class AskingPast:
    """Asks what is needed for an edit of the past, and makes it; `then` is called once it is made."""

    def __init__(self, desk: Desk, panels: Asking, changed: Callable[[], None]) -> None:
        """`changed` is called after every try, so that today is drawn anew."""
        self._desk = desk
        self._panels = panels
        self._changed = changed

    def edit(self, change: Callable[[Past, datetime], object], then: Callable[[], None]) -> None:
        """Makes an edit; why it could not be made is said."""
        trouble = self._desk.edit(change)
        self._changed()
        if trouble:
            self._panels.read(line(Span("NOT CHANGED", "bold $error")), lambda width: wrapped(trouble, width))
        else:
            then()

    def ask(self, asked: PastAsked) -> None:
        """The panel that a page of the past asks for."""
        match asked.what:
            case "set":
                self.a_set(asked.session, asked.place, asked.then)
            case "note":
                self.note(asked.session, asked.then)
            case "delete":
                self.delete(asked.session, asked.then)
            case "versions":
                self.versions(asked.then)

    def a_set(self, session_id: str, at: tuple[int, int], then: Callable[[], None]) -> None:
        """Another truth about a set, typed; an empty line drops it."""
        session = self._desk.past.session(session_id)
        if session is None:
            return
        index, place = at
        entry = session.entries[index]
        done = entry.sets[place]

        def refused(text: str) -> str:
            read = read_set(text, done, session.unit)
            return read.reason if isinstance(read, Refusal) else ""

        def taken(text: str) -> None:
            read = read_set(text, done, session.unit)
            if not text.strip():
                self.edit(lambda edits, now: edits.drop(session.id, index, place, now), then)
            elif not isinstance(read, Refusal):
                self._correct(session, at, read, then)

        title = line(Span(entry.name.upper(), STRONG), f"  {long_date(session.date)}, {named(entry, place)}")
        self._panels.ask(title, write_set(done), refused, taken, f"{example(done)}; an empty line drops the set")

    def _correct(self, session: Session, at: tuple[int, int], done: LoggedSet, then: Callable[[], None]) -> None:
        def corrected() -> None:
            self.edit(lambda edits, now: edits.correct(session.id, *at, done, now), then)

        asked = self._desk.surprise(session, at, done)
        if asked is None:
            corrected()
        else:
            self._panels.sure(asked, corrected)

    def note(self, session_id: str, then: Callable[[], None]) -> None:
        """Another note on a session."""
        session = self._desk.past.session(session_id)
        if session is None:
            return
        title = line(Span("NOTE", STRONG), f"  {long_date(session.date)}")
        self._panels.ask(
            title,
            session.note,
            lambda _: "",
            lambda text: self.edit(lambda edits, now: edits.note(session.id, text, now), then),
        )

    def delete(self, session_id: str, then: Callable[[], None]) -> None:
        """Whether a session goes to the trash."""
        session = self._desk.past.session(session_id)
        if session is None:
            return
        sets = count(sum(len(each.sets) for each in session.entries), "set")
        undo = self._panels.looks.key("undo")
        rows = [
            ("keep", line(Span("Keep it", STRONG))),
            ("delete", line(Span("Delete it", STRONG), f"  into the trash folder; {undo} brings it back")),
        ]

        def chosen(row: str) -> None:
            if row == "delete":
                self.edit(lambda edits, _: edits.delete(session_id), then)

        self._panels.choose(line(Span(long_date(session.date).upper(), STRONG), f"  {sets}"), rows, "choose", chosen)

    def versions(self, then: Callable[[], None]) -> None:
        """Sessions of which another version lies beside: which one, then which of both counts."""
        twice = self._desk.past.versions()
        rows = [(str(number), past.two_versions(each)) for number, each in enumerate(twice)]
        title = line(Span("TWO VERSIONS", STRONG), "  something else has written to these files")
        if rows:
            self._panels.choose(title, rows, "look at both", lambda row: self._both(twice[int(row)], then))

    def _both(self, found: Versions, then: Callable[[], None]) -> None:
        rows: list[tuple[str, Line]] = [
            ("ours", past.version("What counts now", found.ours)),
            ("theirs", past.version("The other version", found.theirs)),
        ]

        def chosen(row: str) -> None:
            self.edit(lambda edits, _: edits.choose(found, theirs=row == "theirs"), then)

        title = line(Span("TWO VERSIONS", STRONG), "  the one not chosen goes to the trash folder")
        self._panels.choose(title, rows if found.theirs is not None else rows[:1], "keep this one", chosen)
