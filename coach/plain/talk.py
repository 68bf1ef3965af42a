"""One run in lines, from opening to leaving."""

from coach.arguments import Exit, NotDone
from coach.desk import Desk
from coach.live import Live
from coach.plain.console import Console, EndedError, GoneError
from coach.plain.ending import EndingTalk
from coach.plain.session import SessionTalk
from coach.plain.today import Today, TodayTalk
from coach.training.log import Session
from coach.training.wording import count, long_date


def talk(desk: Desk, console: Console) -> int:
    """Opens, leads, leaves; what the shell is told. The lock is freed and what was done is on disk, however it ends."""
    is_closed = False
    try:
        try:
            desk.open()
            Talk(desk, console).lead()
        except GoneError:
            pass
        is_closed = True
        return _leave(desk, console)
    except EndedError as ended:
        if ended.code == Exit.INTERRUPTED:
            is_closed = True
            _leave_at_once(desk, console)
        return ended.code
    finally:
        if not is_closed:
            desk.close()


def _leave(desk: Desk, console: Console) -> int:
    live = desk.live
    has_sets = live is not None and any(each.sets for each in live.session.entries)
    saved = desk.close()
    if live is not None and not saved:
        console.say(live.saving.failure or "The last change is not on disk.")
        return Exit.DATA
    if live is not None and has_sets and live.session.finished is None:
        console.say("The session stays open: coach goes on with it.")
    return Exit.DONE


def _leave_at_once(desk: Desk, console: Console) -> None:
    """Leaves on Ctrl+C, below what the terminal shows of it; nothing that happens now keeps the program from ending."""
    try:
        if desk.live is not None and console.is_typed:
            console.say("")
        _leave(desk, console)
    except (EndedError, NotDone, BrokenPipeError):
        desk.close()


class Talk:
    """Leads from Today through the session to its end."""

    def __init__(self, desk: Desk, console: Console) -> None:
        self._desk = desk
        self._console = console

    def lead(self) -> None:
        """Until the lifter leaves."""
        self._console.say(*self._news())
        unfinished = self._desk.gym.unfinished
        live = None
        if unfinished is not None and not self._desk.holder:
            if self._desk.was_left_long_ago(unfinished):
                live = self._ask_what_to_do(unfinished)
            else:
                live = self._go_on_with(unfinished)
        today = TodayTalk(self._desk, self._console)
        if live is None:
            today.show()
        self._tidy()
        while live is None:
            if today.ask() is Today.QUIT:
                return
            if self._desk.holder:
                if self._desk.take_over():
                    self.lead()
                    return
                self._console.say(*self._held())
                continue
            live = self._desk.begin()
        self._through(live)

    def _through(self, live: Live) -> None:
        while SessionTalk(self._desk, live, self._console).lead():
            if EndingTalk(self._desk, live, self._console).ask():
                return

    # -------------------------------------------------------------- what is to be known first

    def _held(self) -> tuple[str, ...]:
        holder = self._desk.holder
        return (f"Another window logs on this data: {holder}. This one only looks.",) if holder else ()

    def _first(self) -> tuple[str, ...]:
        """Where the choices are made that nobody has made yet; only a person is told."""
        desk = self._desk
        if not (desk.is_new and self._console.is_typed):
            return ()
        settings, file = desk.gym.settings, desk.gym.paths.config_file
        usual = f"{settings.unit}, {settings.level}, {desk.gym.goal().name}"
        where = f"`coach config default` lists the choices; they go into {file}."
        return (f"Nothing is configured yet: {usual}. {where}",)

    def _news(self) -> tuple[str, ...]:
        return (*self._held(), *self._first(), *self._desk.news, *(each.in_short for each in self._desk.gym.problems))

    def _tidy(self) -> None:
        known = self._desk.news
        self._desk.tidy()
        self._console.say(*self._desk.news[len(known) :])

    # -------------------------------------------------------------- a session that was left open

    def _go_on_with(self, session: Session) -> Live:
        self._console.say(f"Going on with the session of {long_date(session.date)}, {session.started:%H:%M}.")
        return self._desk.resume(session)

    def _ask_what_to_do(self, session: Session) -> Live | None:
        sets = sum(len(each.work_sets) for each in session.entries)
        self._console.say(f"A session was left open: {long_date(session.date)}, {count(sets, 'work set')} done.")
        choice = (
            "Enter or finish: it is finished as of its last set, and counts for next time.",
            "resume: go on with it where it was left.",
            "aside: set it aside, into the trash folder, for you to find.",
        )
        self._console.say(*choice)
        while True:
            typed = self._console.wait(None)
            match None if typed is None else typed.strip().casefold():
                case None:
                    pass
                case "" | "finish":
                    self._finish(session)
                    return None
                case "resume":
                    return self._go_on_with(session)
                case "aside":
                    self._set_aside(session)
                    return None
                case "quit" | "q":
                    raise GoneError
                case _:
                    self._console.say(*choice)

    def _finish(self, session: Session) -> None:
        saved = self._desk.finish_as_of_last(session)
        self._console.say("It is finished." if saved else "It could not be saved: it will be asked about again.")

    def _set_aside(self, session: Session) -> None:
        try:
            self._desk.set_aside(session)
        except OSError as error:
            self._console.say(f"The session could not be set aside: {error.strerror or error}.")
        else:
            self._console.say("It is set aside.")
