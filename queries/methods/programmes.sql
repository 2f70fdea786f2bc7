-- Frage: Welche Programme werden unterschieden?
-- Zeile: ein Programm oder eine nur gemeinsam genannte Summe
select
    name,
    short_name,
    valid_from,
    valid_to,
    definition,
    evidence
from programme
order by sort
