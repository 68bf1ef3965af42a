"""The racks a made-up lifter trains on."""

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

from coach.training.exercise import ExerciseClass
from coach.training.goal import Block
from coach.training.load import LoadKind
from tests.training import make
from tests.training.lifter import Gym

HEAVY = make.prescription(6, 10, 3)
LIGHT = make.prescription(10, 15, 3)
CURLS = make.prescription(8, 12, 3, left=1)
FINISH = make.prescription(12, 20, 2, left=0)

KG = make.gym()
MICRO = replace(KG, plates=(*KG.plates, (Decimal("0.5"), 1), (Decimal("0.25"), 2)))
FIVES = replace(KG, dumbbells=make.steps(5, 60, 5), stack=make.steps(5, 100, 5))
LB = make.home_lb()

ROW = make.exercise()
DUMBBELL_ROW = make.exercise("dumbbell-row", LoadKind.DUMBBELL)
CURL = make.exercise("dumbbell-curl", LoadKind.DUMBBELL, ExerciseClass.ISOLATION)
EZ_CURL = make.exercise("ez-curl", LoadKind.BARBELL, ExerciseClass.ISOLATION)
PULLDOWN = make.exercise("lat-pulldown", LoadKind.STACK)
STRAIGHT_ARM = make.exercise("straight-arm-pulldown", LoadKind.STACK, ExerciseClass.ISOLATION)
BAND_ROW = make.exercise("band-row", LoadKind.NONE)
ASSISTED = make.exercise("assisted-pull-up", LoadKind.ASSISTED)
PULL_UP = make.exercise("pull-up", LoadKind.BODYWEIGHT)


GYMS = (
    Gym("row, gym plates", ROW, KG),
    Gym("row, micro plates", ROW, MICRO),
    Gym("row, heavy and light", ROW, KG, days=(HEAVY, LIGHT), every=4),
    Gym("row, pounds", ROW, LB, strength=Fraction(180), potential=Fraction(260)),
    Gym("row, coarse dumbbells", DUMBBELL_ROW, FIVES, strength=Fraction(30), potential=Fraction(50)),
    Gym("row, dumbbells", DUMBBELL_ROW, KG, strength=Fraction(30), potential=Fraction(50)),
    Gym(
        "curl, coarse dumbbells",
        CURL,
        FIVES,
        (CURLS,),
        strength=Fraction(15),
        potential=Fraction(26),
        block=Block.BICEPS,
    ),
    Gym("curl, dumbbells", CURL, KG, (CURLS,), strength=Fraction(15), potential=Fraction(26), block=Block.BICEPS),
    Gym("curl, pounds", CURL, LB, (CURLS,), strength=Fraction(33), potential=Fraction(55), block=Block.BICEPS),
    Gym("curl, bar", EZ_CURL, KG, (CURLS,), strength=Fraction(35), potential=Fraction(55), block=Block.BICEPS),
    Gym(
        "pull-down, heavy and light",
        PULLDOWN,
        KG,
        days=(HEAVY, LIGHT),
        every=4,
        strength=Fraction(60),
        potential=Fraction(95),
    ),
    Gym(
        "finisher, stack",
        STRAIGHT_ARM,
        KG,
        (FINISH,),
        strength=Fraction(35),
        potential=Fraction(55),
        block=Block.FINISHER,
    ),
    Gym("row, bands", BAND_ROW, KG, strength=Fraction(28), potential=Fraction(45)),
    Gym("assisted, body known", ASSISTED, KG, strength=Fraction(65), potential=Fraction(95)),
    Gym("assisted, body unknown", ASSISTED, KG, strength=Fraction(65), potential=Fraction(95), knows_body=False),
    Gym("pull-up, body known", PULL_UP, KG, strength=Fraction(100), potential=Fraction(130)),
    Gym("pull-up, body unknown", PULL_UP, KG, strength=Fraction(100), potential=Fraction(130), knows_body=False),
)
