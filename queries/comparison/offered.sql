-- Frage: Welche Stufen nennen Gebiete in diesem Datensatz, und sind Kosten je Platz oder je Person bekannt?
-- Zeile: genau eine
-- Vergleicht: nichts, weil es nur sagt, was zur Wahl steht
select
    coalesce((
        select list(distinct budget.stage) from budget
        where budget.county <> '06'
    ), []) as stages,
    coalesce(bool_or(measure = 'euros_per_place'), false) as places,
    coalesce(bool_or(measure = 'euros_per_participant'), false) as participants
from county_part
order by places
