"""What the README and the rules tell is what the program does."""

import re
import tomllib
from decimal import Decimal
from fractions import Fraction
from importlib import import_module
from pathlib import Path

import pytest

from coach import __version__
from coach.grammar.whole import parser
from coach.training.load import Ladder, LoadKind, Unit
from coach.training.plan import is_day_done
from coach.training.rule import OWN_CHOICE, Rule
from coach.training.rules import ORDER
from coach.training.terms import Terms, reps_to_land_on
from tests.training.make import session as past_session

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")
CHANGES = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
RULES = (ROOT / "coach" / "training" / "RULES.md").read_text(encoding="utf-8")
GOALS = tomllib.loads((ROOT / "coach" / "data" / "goals.toml").read_text(encoding="utf-8"))["goal"]
DAYS = ("heavy", "light", "base")
ROLES = ("compound", "biceps", "finisher")


def rows(document: str, first: str) -> list[list[str]]:
    """The rows of every table whose head begins with the cell `first`."""
    tables = re.findall(r"(?:^\|.*\|\n)+", document, re.MULTILINE)
    found = [table.splitlines() for table in tables if table.startswith(f"| {first} |")]
    return [[cell.strip() for cell in re.split(r"(?<!\\)\|", row)[1:-1]] for table in found for row in table[2:]]


def test_the_readme_has_one_test_command_that_needs_nothing_before_it() -> None:
    found = re.findall(r"^<!-- test command -->\s*^```sh\n(.+)\n```$", README, re.MULTILINE)

    assert len(found) == 1
    assert found[0].startswith("python3 -m venv .venv && .venv/bin/pip install ")
    assert " && .venv/bin/pytest" in found[0]


@pytest.mark.parametrize("row", rows(README, "command"), ids=lambda row: row[0])
def test_every_command_of_the_readme_exists(row: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    words = re.findall(r"[a-z]+", row[0].partition(" [")[0].replace("`", ""))[1:3]
    arguments = [word for word in words if word != "bash"]

    with pytest.raises(SystemExit) as ended:
        parser().parse_args([*arguments, "--help"])

    assert ended.value.code == 0
    assert capsys.readouterr().out.startswith(f"usage: {' '.join(['coach', *arguments])}")


@pytest.mark.parametrize("document", ["README.md", "coach/training/RULES.md", "CHANGELOG.md"])
def test_every_link_leads_somewhere(document: str) -> None:
    path = ROOT / document
    links = re.findall(r"(?<!!)\[[^\]]+\]\(([^)#:]+)\)", path.read_text(encoding="utf-8"))

    assert [link for link in links if not (path.parent / link).exists()] == []


def test_every_file_that_the_readme_names_is_there() -> None:
    named = re.findall(r"[ `]((?:coach|tests)/[\w/.]+)", README)

    assert named
    assert [path for path in named if not (ROOT / path).exists()] == []


def test_the_newest_changes_are_those_of_this_version() -> None:
    (newest, _), *_ = re.findall(r"^## (\S+) \((\d{4}-\d{2}-\d{2})\)$", CHANGES, re.MULTILINE)

    assert newest == __version__


@pytest.mark.parametrize(
    ("path", "names"), re.findall(r"^\d\. `(coach/[\w/]+\.py)`, ([^:]+):", README, re.MULTILINE), ids=str
)
def test_what_enter_does_is_where_the_readme_says(path: str, names: str) -> None:
    code = (ROOT / path).read_text(encoding="utf-8")

    assert [name for name in re.findall(r"`(\w+)`", names) if f"def {name}(" not in code] == []


def test_the_rules_tell_of_every_rule_once_in_the_order_in_which_they_are_asked() -> None:
    told = [row[1].strip("`") for row in rows(RULES, "#")]

    assert told == [each.name for each in ORDER]


@pytest.mark.parametrize("rule", ORDER, ids=str)
def test_the_number_of_a_rule_is_the_same_wherever_it_is_told(rule: Rule) -> None:
    numbers = {row[1].strip("`"): row[0] for row in rows(RULES, "#")}
    module = import_module(rule.answer.__module__)
    told = re.match(r"Rules? ([\w, and]+), ", module.__doc__ or "")

    assert told is not None
    assert numbers[rule.name] in re.findall(r"\d+b?", told[1])
    assert f"`{rule.name}`" in (module.__doc__ or "")


@pytest.mark.parametrize("rule", ORDER, ids=str)
def test_the_papers_of_a_rule_are_listed(rule: Rule) -> None:
    _, _, papers = RULES.partition("## Papers")
    cited = re.findall(r"[A-Z]\w+(?: & [A-Z]\w+)? \d{4}|Epley", rule.paper)

    assert cited or rule.paper == OWN_CHOICE
    assert [each for each in cited if f"**{each}**" not in papers] == []


def test_the_rules_tell_the_goals_as_they_are() -> None:
    told = [tuple(row) for row in rows(RULES, "goal")]
    known = []
    for goal in GOALS:
        for role in ROLES:
            asked = goal[role]
            spans = ["–".join(map(str, asked[day])) for day in DAYS]
            band = "–".join(map(str, asked["band"]))
            known.append((goal["id"], role, *spans, str(asked["left"]), f"{asked['rest']} s", f"{band} s"))

    assert told == known


def test_the_rules_tell_when_a_session_counts_as_its_day() -> None:
    _, _, told = RULES.partition("the one not done last is due")
    words = "counts as its day when at least half of its planned compound work sets were done"

    assert words in told.partition("## ")[0]
    assert not is_day_done(past_session(0, 60, [8], planned=3))
    assert is_day_done(past_session(0, 60, [8, 8], planned=4))


@pytest.mark.parametrize("row", rows(RULES, "from → to"), ids=lambda row: row[0])
def test_the_ceilings_in_the_rules_are_worked_out_right(row: list[str]) -> None:
    loads = tuple(Decimal(load) for load in row[0].split(" → "))
    lo, n, ceiling = map(int, row[1:])

    assert reps_to_land_on(lo, Fraction(loads[1]) / Fraction(loads[0])) == n
    assert Terms(Ladder(LoadKind.DUMBBELL, Unit.KG, loads)).ceiling(loads[0], (lo, 12)) == ceiling


def test_every_paper_that_is_cited_is_listed() -> None:
    text, _, papers = RULES.partition("## Papers")
    cited = set(re.findall(r"(?<=[(; ])([A-Z][A-Za-z& ]*? )?(\b[A-Z][a-z]+|ACSM) (20\d\d)", text))

    assert len(cited) > 10
    assert [f"{name} {year}" for _, name, year in cited if not re.search(rf"\*\*.*{name} {year}\*\*", papers)] == []
