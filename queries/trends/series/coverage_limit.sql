-- Frage: Unter welchem Anteil der Gebiete gilt eine Summe derer mit Angabe in diesem Jahr als schwach?
-- Zeile: genau eine
select coverage_from
from rule_of($year)
order by coverage_from
