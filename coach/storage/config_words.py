"""What every key of the configuration is for, in one sentence: for the documented default and for the screen alike."""

from collections.abc import Mapping
from types import MappingProxyType

from coach.training.frozen import frozen


@frozen
class Meaning:
    """One key, or one table of keys."""

    about: str
    """One sentence without a full stop, its first letter small."""
    choices: str = ""
    """What may stand there, for the file."""
    written: str = ""
    """How else it may be written, for the file."""
    examples: tuple[str, ...] = ()
    """Lines that show how a key is written that has no default."""

    @property
    def comment(self) -> str:
        """All of it, as the file says it."""
        return "; ".join(each for each in (self.choices, self.about, self.written) if each)


MEANINGS: Mapping[str, Meaning] = MappingProxyType(
    {
        "unit": Meaning(
            "every load in this file is in it, and sessions keep the unit they were logged in", choices="kg | lb"
        ),
        "level": Meaning(
            "from intermediate on there is a heavy and a light day", choices="beginner | intermediate | advanced"
        ),
        "goal": Meaning("what reps, effort and rests are for", choices="muscle | fat-loss"),
        "routine": Meaning("the plan of days; your own stand in the folder routines beside this file"),
        "equipment": Meaning(
            "what a day needs and you have not is replaced or left out", choices="also: assisted machine, machines"
        ),
        "bodyweight": Meaning(
            "for pull-ups and the assisted machine; the newest session that has one comes first",
            examples=("bodyweight = 78.5",),
        ),
        "theme": Meaning("a theme by its name; your own stand in the folder themes beside this file"),
        "ascii": Meaning("draw with plain characters only", choices="auto | true | false"),
        "motion": Meaning("reduced: nothing on the screen glides, bars move in whole cells", choices="full | reduced"),
        "rack": Meaning("what can really be loaded: every load suggested exists here"),
        "rack.bar": Meaning("the empty bar"),
        "rack.plates": Meaning("weight and how many pairs you have"),
        "rack.dumbbells": Meaning("one hand's weight", written="or a list, like [5, 7.5, 10]"),
        "rack.stack": Meaning("the pins of stacks and cables, and the help of an assisted machine"),
        "rack.belt": Meaning("what can be hung on you; 0 is always there"),
        "rack.exercise": Meaning(
            "what is different for one exercise, key by key", examples=("[rack.exercise.ez-curl]", "bar = 10")
        ),
        "rest": Meaning(
            "seconds after a set that replace the goal's, by role (compound, biceps, finisher) or exercise",
            examples=("compound = 150", "barbell-row = 180"),
        ),
        "alerts": Meaning("how the end of a rest makes itself known"),
        "alerts.bell": Meaning("the terminal's own bell"),
        "alerts.sound": Meaning("a short sound"),
        "alerts.notify": Meaning("a notification, when the terminal is not looked at"),
        "alerts.title": Meaning("the rest in the terminal's title"),
        "alerts.voice": Meaning("the system's voice says what comes next"),
        "alerts.lead": Meaning("seconds before the end that are sounded too"),
        "keys": Meaning(
            "binding id = keys with commas between them; the help lists every id", examples=('undo = "u,pageup"',)
        ),
    }
)
"""By the key with its tables before it: rack.bar."""
