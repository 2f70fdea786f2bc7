"""A second calculation: what every figure on screen and paper must be, from the base facts by separate code.

It reads the fact tables and the catalogues of data/reference into pandas and shares no view, macro, question or figure
with the application. Rules are those of docs/data.md, the catalogues and the wordings of the pages. Numbers are exact
(Decimal) and are written by code of its own (german.py).

One module per page: `right_*` says what a table must hold, `check` opens the page and compares it cell by cell.
"""
