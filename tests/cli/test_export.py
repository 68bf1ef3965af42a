"""The way out, to standard output and into files."""

import os
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from coach.exchange.sources import WRITTEN
from coach.grammar.exchange import Form
from coach.storage import outgoing
from coach.training.log import Session, SetKind
from tests.cli.bringing import account, everything_in
from tests.cli.home import Home, lines
from tests.exchange.exports import read


@pytest.mark.parametrize("form", Form)
def test_every_form_is_read_back(form: Form, trained: Home, capsys: pytest.CaptureFixture[str]) -> None:
    answer = trained.ask(capsys, "export", "--to", form)
    assert answer.code == 0
    found = read(answer.out)
    assert (found.source, len(found.sessions)) == (form, len(trained.sessions))


def test_comma_separated_unless_told_otherwise(trained: Home, capsys: pytest.CaptureFixture[str]) -> None:
    assert trained.ask(capsys, "export").out == trained.ask(capsys, "export", "--to", "csv").out


@pytest.mark.parametrize("form", ["csv", "json"])
def test_our_own_forms_carry_everything_to_another_machine(
    form: str, trained: Home, beginner: Home, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = str(tmp_path / "out")
    trained.ask(capsys, "export", "--to", form, "-o", file)
    assert account(beginner, capsys, file).sessions == (len(trained.sessions), 0, 0)
    assert [replace(each, batch="") for each in beginner.sessions] == list(trained.sessions)


@pytest.mark.parametrize("form", ["hevy", "strong"])
def test_what_a_form_does_not_hold_is_said(form: str, trained: Home, capsys: pytest.CaptureFixture[str]) -> None:
    assert "has no place for" in trained.ask(capsys, "export", "--to", form).err


@pytest.mark.parametrize("app", WRITTEN)
def test_what_goes_out_for_an_app_is_known_when_it_comes_back(
    app: str, trained: Home, beginner: Home, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = str(tmp_path / "out")
    trained.ask(capsys, "export", "--to", app, "-o", file)
    answer = beginner.ask(capsys, "import", file, "--unit", "kg")
    assert answer.code == 0
    assert "not in the catalogue" not in answer.out + answer.err
    assert [_told(each) for each in beginner.sessions] == [_told(each) for each in trained.sessions]


def _told(session: Session) -> list[tuple[str, list[SetKind]]]:
    return [(each.id, [done.kind for done in each.sets]) for each in session.entries if each.sets]


def test_since_a_date(trained: Home, capsys: pytest.CaptureFixture[str]) -> None:
    day = trained.sessions[-2].date
    found = read(trained.ask(capsys, "export", "--since", str(day)).out)
    assert [each.date for each in found.sessions] == [each.date for each in trained.sessions if each.date >= day]


@pytest.mark.parametrize("more", [(), ("--since", "2100-01-01")])
def test_nothing_to_export(more: tuple[str, ...], beginner: Home, capsys: pytest.CaptureFixture[str]) -> None:
    answer = beginner.ask(capsys, "export", *more)
    assert (answer.code, answer.out, len(lines(answer.err))) == (3, "", 1)


def test_a_file_holds_what_standard_output_would(
    trained: Home, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "out.csv"
    answer = trained.ask(capsys, "export", "-o", str(file))
    assert (answer.code, answer.out) == (0, "")
    assert f"{len(trained.sessions)} sessions written to {file}." in answer.err
    assert file.read_bytes().decode() == trained.ask(capsys, "export", "-o", "-").out
    assert list(tmp_path.glob(".*")) == []


def test_a_file_that_is_there_stays_unless_told_otherwise(
    trained: Home, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "out.csv"
    file.write_text("mine")
    answer = trained.ask(capsys, "export", "-o", str(file))
    assert (answer.code, "--force" in answer.err, file.read_text()) == (2, True, "mine")
    assert trained.ask(capsys, "export", "-o", str(file), "--force").code == 0
    assert len(file.read_text(encoding="utf-8")) > 1000


@pytest.mark.parametrize("place", ["", "missing/out.csv"])
def test_where_no_file_can_be(place: str, trained: Home, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert trained.ask(capsys, "export", "-o", str(tmp_path / place)).code == 2
    assert not (tmp_path / "missing").exists()


@pytest.mark.skipif(not Path(os.devnull).is_char_device(), reason="nothing of that kind here")
def test_a_device_is_never_replaced(trained: Home, capsys: pytest.CaptureFixture[str]) -> None:
    assert trained.ask(capsys, "export", "-o", os.devnull, "--force").code == 2
    assert Path(os.devnull).is_char_device()


def test_a_link_is_followed(trained: Home, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    real, link = tmp_path / "real.csv", tmp_path / "link.csv"
    real.write_text("old")
    link.symlink_to(real)
    assert trained.ask(capsys, "export", "-o", str(link), "--force").code == 0
    assert link.is_symlink()
    assert len(real.read_text(encoding="utf-8")) > 1000


def test_the_way_out_changes_nothing_here(trained: Home, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = everything_in(trained.paths.data)
    for form in ("csv", "json", "hevy", "strong"):
        trained.ask(capsys, "export", "--to", form, "-o", str(tmp_path / form))
    assert everything_in(trained.paths.data) == before


def test_lines_are_asked_for_while_they_are_written(tmp_path: Path) -> None:
    file = tmp_path / "out"
    sizes: list[int] = []

    def told() -> Iterator[str]:
        for number in range(40):
            sizes.append(sum(each.stat().st_size for each in tmp_path.iterdir()))
            yield f"{number}" * 10_000 + "\n"

    outgoing.write_lines(file, told(), replaces=False)
    assert sizes[-1] > 100_000
