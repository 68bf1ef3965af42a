"""What the settings ask of the keys and of the alarm."""

from pathlib import Path

import pytest

from coach.alerts.reach import Reach
from coach.settings import Alerts
from coach.ui.alerts import Alarm, Way
from coach.ui.keymap import refusal_of
from tests.ui.stage import NOW, TRAINED, home, on_stage


@pytest.mark.parametrize(
    ("name", "value", "keys", "reason"),
    [
        ("skip", "z", {}, ""),
        ("skip", "w", {}, "skip: w is already why"),
        ("skip", "w", {"why": "f5"}, ""),
        ("skip", "f5", {"why": "f5"}, "skip: f5 is already why"),
        ("skip", "entr", {}, 'skip: "entr" is no key; did you mean enter?'),
        ("skip", "ctrl+c", {}, "skip: ctrl+c belongs to the terminal"),
        ("skip", "", {"skip": "z", "note": "k"}, "note: k is already skip"),
        ("skip", "", {"skip": "z"}, ""),
        ("skip", "z", {"note": "w"}, ""),
    ],
)
def test_only_what_a_change_brings_is_held_against_it(name: str, value: str, keys: dict[str, str], reason: str) -> None:
    assert refusal_of(name, value, keys) == reason


def test_a_title_that_is_not_wanted_any_more_goes_at_once() -> None:
    sent: list[str] = []
    alarm = Alarm(Alerts(), Reach({"TERM": "xterm-256color"}), lambda: None, sent.append)
    alarm.prove(Way.TITLE)
    assert len(sent) == 1
    alarm.choose(Alerts(title=False))
    assert len(sent) == 2
    alarm.tell(None, NOW)
    alarm.close()
    assert len(sent) == 2


async def test_a_change_resets_only_what_was_chosen_for_today_by_the_same_key(tmp_path: Path) -> None:
    async with on_stage(home(tmp_path, TRAINED)) as stage:
        await stage.press("g", "d")
        desk = stage.app.desk
        chosen = desk.choosing.now
        assert (chosen.goal, chosen.day) == ("fat-loss", "light")
        assert desk.set_config("", "theme", "paper") == ""
        assert desk.choosing.now == chosen
        assert desk.set_config("", "level", "advanced") == ""
        assert (desk.choosing.now.goal, desk.choosing.now.day) == ("fat-loss", "")
        assert desk.set_config("", "goal", "fat-loss") == ""
        assert desk.choosing.now.goal == ""
        assert desk.take_back_config() == ""
        assert desk.gym.settings.goal == "muscle"
