"""What is true about lifting.

Pure: standard library only, no files, no clock, no randomness. Time is always an aware argument, loads are
`Decimal` as the lifter wrote them, formulas are computed in `Fraction`.
"""
