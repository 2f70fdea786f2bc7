"""What can go wrong while people record, done on purpose and often: the store must lose nothing.

`make faults` runs all of it for as long as it takes and prints what it found (docs/reliability.md);
tests/data/store/test_faults.py runs a little of each.
"""
