-- Frage: Welche Kennzahlen gibt es, und wie werden sie gerechnet?
-- Zeile: eine Kennzahl
select
    code,
    name,
    role,
    unit,
    direction,
    additive,
    prorated,
    formula,
    definition,
    evidence
from indicator
order by role desc, name collate de
