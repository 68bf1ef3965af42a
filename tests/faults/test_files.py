from tests.faults import files


def test_no_ticked_set_is_lost_whichever_file_operation_fails_or_is_the_last() -> None:
    tally = files.campaign(2, 1)
    assert tally.lost == []
    assert tally.runs > 300
    assert tally.ticked > 200
