"""Every row of a file is accounted for."""

from coach.exchange.reading import Reading


def balances(reading: Reading) -> bool:
    """Whether sets, rest rows, rows not done and rows rejected are all the rows.

    Formats with one row an exercise count their sets as rows.
    """
    account = reading.account
    return reading.sets + account.rest_rows + account.not_done + len(account.rejected) == account.rows
