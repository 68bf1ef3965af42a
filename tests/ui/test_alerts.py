"""Each way to the lifter has a switch of its own, and rings what it should."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import timedelta
from itertools import groupby
from pathlib import Path
from types import MappingProxyType

import pytest

from coach.alerts.reach import Reach
from coach.alerts.sound import Tone
from coach.alerts.wakefulness import Wakefulness
from coach.settings import Alerts
from coach.training.where import Phase
from coach.training.workout import Workout
from coach.ui.alerts import Alarm, Way, coming, said, title_of
from coach.ui.app import GOES_DARK
from coach.ui.panes.strip import STAYS_ON
from coach.ui.ringing import Moment, Ring
from tests.cli.home import CONFIG
from tests.ui.stage import NOW, TRAINED, Stage, home, on_stage

KITTY = {"TERM": "xterm-kitty"}
NONE = Alerts(bell=False, sound=False, notify=False, title=False, voice=False)
SWITCHES = {
    Way.BELL: replace(NONE, bell=True),
    Way.SOUND: replace(NONE, sound=True),
    Way.NOTIFY: replace(NONE, notify=True),
    Way.TITLE: replace(NONE, title=True),
    Way.VOICE: replace(NONE, voice=True),
}
END = Ring(Moment.REST)
NEXT = "Barbell row, 62.5 kg x 8"


@dataclass(slots=True)
class Heard:
    """Writes down what reached the lifter."""

    bells: int = 0
    tones: list[Tone] = field(default_factory=list)
    words: list[str] = field(default_factory=list)
    sent: list[str] = field(default_factory=list)
    awake: list[bool] = field(default_factory=list)
    wakefulness: Wakefulness = Wakefulness.OFF
    is_closed: bool = False
    readied: int = 0

    def bell(self) -> None:
        self.bells += 1

    def close(self) -> None:
        self.is_closed = True

    def get_ready(self) -> None:
        self.readied += 1

    def reach(self, environment: Mapping[str, str]) -> Reach:
        """What leads here."""
        return Reach(
            environment,
            self.tones.append,
            self.words.append,
            self.awake.append,
            lambda: self.wakefulness,
            self.close,
            self.get_ready,
        )

    def alarm(self, choice: Alerts, environment: Mapping[str, str] = KITTY) -> Alarm:
        """An alarm that is heard here."""
        return Alarm(choice, self.reach(environment), self.bell, self.sent.append)


def listen(stage: Stage, choice: Alerts) -> Heard:
    """Has the app ring here."""
    heard = Heard()
    stage.app.late.alarm = heard.alarm(choice)
    stage.app.reach = heard.reach(KITTY)
    return heard


async def resting(stage: Stage) -> None:
    await stage.start()
    await stage.until(Phase.WORK, "barbell-row")
    await stage.enter()
    assert stage.is_in(Phase.REST)


async def test_each_way_has_a_switch_of_its_own(tmp_path: Path) -> None:
    async with on_stage(home(tmp_path)) as stage:
        await resting(stage)
        workout, now = stage.live.workout, stage.clock.now()
    for way, choice in SWITCHES.items():
        heard = Heard()
        alarm = heard.alarm(choice)
        alarm.ring(END, workout, is_looked_at=False)
        alarm.tell(workout, now)
        reached = {
            Way.BELL: heard.bells == 1,
            Way.SOUND: heard.tones == [Tone.END],
            Way.NOTIFY: any("99;" in each and NEXT in each for each in heard.sent),
            Way.TITLE: any("]2;2:30 rest, Barbell row\x07" in each for each in heard.sent),
            Way.VOICE: heard.words == [said(workout)],
        }
        assert {each for each, is_so in reached.items() if is_so} == {way}


async def test_a_rest_reaches_whoever_does_not_look(tmp_path: Path) -> None:
    async with on_stage(home(tmp_path)) as stage:
        await resting(stage)
        heard = listen(stage, Alerts(voice=True))
        stage.app.app_focus = False
        await stage.wait(138)
        for _ in range(4 * 15):
            stage.clock.moment += timedelta(seconds=0.25)
            stage.look()
        await stage.settled()
        assert heard.tones == [Tone.SOON, Tone.TICK, Tone.TICK, Tone.TICK, Tone.END]
        assert heard.bells == 1
        assert len([each for each in heard.sent if "99;" in each]) == 1
        assert heard.words[0] == "ten seconds."
        assert heard.words[1].startswith("Barbell row, sixty-two and a half, eight. ")
        assert len(heard.words) == 2


async def test_a_closed_lid_rings_once(tmp_path: Path) -> None:
    async with on_stage(home(tmp_path)) as stage:
        await resting(stage)
        heard = listen(stage, Alerts())
        await stage.wait(3600)
        await stage.wait(0.25)
        await stage.wait(3600)
        assert heard.tones == [Tone.END]
        assert heard.bells == 1


async def test_a_window_that_is_looked_at_gets_no_notification(tmp_path: Path) -> None:
    async with on_stage(home(tmp_path)) as stage:
        await resting(stage)
        heard = listen(stage, Alerts(title=False))
        await stage.wait(200)
        assert heard.bells == 1
        assert heard.sent == []


async def test_the_screen_is_kept_on_in_a_session_only(tmp_path: Path) -> None:
    async with on_stage(home(tmp_path), (120, 36)) as stage:
        heard = listen(stage, NONE)
        stage.app.every_second()
        await stage.start()
        heard.wakefulness = Wakefulness.ON
        stage.app.every_second()
        await stage.wait(1)
        assert STAYS_ON in stage.text
        assert stage.cut == ()
        await stage.press("question_mark")
        stage.app.every_second()
        await stage.press("escape")
        await stage.press("escape")
        stage.app.every_second()
        assert [each for each, _ in groupby(heard.awake)] == [False, True, False]


async def test_a_screen_that_may_go_dark_is_told_of_once(tmp_path: Path) -> None:
    async with on_stage(home(tmp_path), (120, 36)) as stage:
        heard = listen(stage, NONE)
        await stage.start()
        heard.wakefulness = Wakefulness.REFUSED
        stage.app.every_second()
        stage.app.every_second()
        await stage.wait(1)
        assert STAYS_ON not in stage.text
        await stage.press("escape")
        assert " ".join(stage.text.split()).count(GOES_DARK) == 1


async def test_leaving_ends_it_all(tmp_path: Path) -> None:
    async with on_stage(home(tmp_path)) as stage:
        heard = listen(stage, Alerts())
        stage.app.every_second()
    assert heard.is_closed
    assert heard.sent == ["\x1b[22;2t\x1b]2;coach\x07", "\x1b]2;\x07\x1b[23;2t"]


async def test_the_title_follows_the_session_and_is_written_only_when_it_changes(tmp_path: Path) -> None:
    async with on_stage(home(tmp_path)) as stage:
        await resting(stage)
        heard = listen(stage, replace(NONE, title=True))
        for _ in range(3):
            stage.app.every_second()
        assert heard.sent == ["\x1b[22;2t\x1b]2;2:30 rest, Barbell row\x07"]
        await stage.wait(80)
        stage.app.every_second()
        assert heard.sent[1:] == ["\x1b]2;1:10 rest, Barbell row\x07"]
        await stage.wait(80)
        assert title_of(stage.live.workout, stage.clock.now()) == f"go: {NEXT}"


def test_a_title_that_is_tried_though_it_is_switched_off_goes_again() -> None:
    heard = Heard()
    alarm = heard.alarm(NONE)
    alarm.prove(Way.TITLE)
    assert heard.sent[-1].endswith("1:30 rest\x07")
    alarm.tell(None, NOW)
    assert heard.sent[1:] == ["\x1b]2;\x07\x1b[23;2t"]
    alarm.tell(None, NOW)
    assert len(heard.sent) == 2


async def test_an_exercise_never_done_asks_for_a_load(tmp_path: Path) -> None:
    async with on_stage(home(tmp_path, ())) as stage:
        await stage.start()
        await stage.until(Phase.CHOOSE)
        assert coming(stage.live.workout).endswith(", choose a load")
        assert said(stage.live.workout).endswith(". Choose a load.")


async def test_what_is_held_is_told_in_seconds(tmp_path: Path) -> None:
    async with on_stage(home(tmp_path)) as stage:
        await stage.start()
        await stage.until(Phase.HOLD)
        assert coming(stage.live.workout).endswith(" s")
        assert title_of(stage.live.workout, NOW) == coming(stage.live.workout)
        await stage.until(Phase.HOLDING)
        assert title_of(stage.live.workout, stage.clock.now()).startswith("0:")


def test_a_hold_is_heard_and_nothing_else() -> None:
    heard = Heard()
    alarm = heard.alarm(Alerts(voice=True))
    workout = Workout(TRAINED[0], MappingProxyType({}))
    alarm.ring(Ring(Moment.HOLD_BEGINS), workout, is_looked_at=False)
    alarm.ring(Ring(Moment.HOLD_ENDS), workout, is_looked_at=False)
    assert heard.tones == [Tone.TICK, Tone.END]
    assert (heard.bells, heard.sent, heard.words) == (1, [], [])


@pytest.mark.parametrize("way", Way)
def test_a_way_can_be_proven_whatever_its_switch_says(way: Way) -> None:
    heard = Heard()
    told = heard.alarm(NONE).prove(way)
    assert told.name == way
    assert [bool(each) for each in (heard.bells, heard.tones, heard.words, heard.sent)] == [
        way is Way.BELL,
        way is Way.SOUND,
        way is Way.VOICE,
        way in (Way.NOTIFY, Way.TITLE),
    ]


def test_what_does_not_exist_here_is_known_with_its_reason(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    found = Heard().alarm(Alerts()).routes()
    assert set(found) == set(Way)
    assert found[Way.VOICE].why.startswith("no program that speaks is installed: ")
    assert not found[Way.VOICE].works
    assert Heard().alarm(Alerts(), {}).routes() == {}


async def test_an_alert_that_does_not_exist_here_is_said_on_its_row_and_not_on_today(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", "")
    config = f"{CONFIG}[alerts]\nvoice = true\n"
    for size in ((60, 20), (80, 24), (120, 36)):
        async with on_stage(home(tmp_path / str(size[0]), config=config), size) as stage:
            listen(stage, Alerts(voice=True))
            stage.app.show_today()
            await stage.settled()
            assert "no program that speaks" not in stage.text
            assert "problems" not in stage.text
            await stage.press("c", "slash", *"voice", "enter")
            await stage.settled()
            assert [each for each in stage.rows if " voice " in each and " not here" in each]
            assert "Not here: no program that speaks" in stage.text
            assert stage.cut == ()


async def test_an_alert_that_is_switched_off_says_only_when_chosen_that_it_does_not_exist(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", "")
    async with on_stage(home(tmp_path), (120, 36)) as stage:
        listen(stage, Alerts())
        await stage.press("c", "slash", *"voice", "enter")
        await stage.settled()
        assert "Not here: no program that speaks" in stage.text
        assert not [each for each in stage.rows if " voice " in each and " not here" in each]


async def test_the_player_gets_ready_when_a_session_begins_and_once(tmp_path: Path) -> None:
    async with on_stage(home(tmp_path)) as stage:
        heard = listen(stage, Alerts())
        stage.app.every_second()
        assert heard.readied == 0
        await stage.start()
        stage.app.every_second()
        stage.app.every_second()
        assert (heard.readied, heard.tones) == (1, [])


async def test_where_no_sound_is_wanted_no_player_gets_ready(tmp_path: Path) -> None:
    async with on_stage(home(tmp_path)) as stage:
        heard = listen(stage, NONE)
        await stage.start()
        stage.app.every_second()
        assert heard.readied == 0
