-- Frage: Aus welchen Haushaltsjahren ist von welcher Gebietskörperschaft eine Zielvereinbarung erfasst?
-- Zeile: eine Gebietskörperschaft und ein Haushaltsjahr, das jüngste zuerst
-- Vergleicht: nichts, weil nur gesagt wird, was es gibt
select distinct
    county,
    budget_year
from agreement
order by budget_year desc, county
