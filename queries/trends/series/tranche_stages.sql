-- Frage: In welchen Stufen sind zu den Beträgen Jahresraten genannt, und wie viel Geld haben sie?
-- Zeile: eine Stufe mit mindestens einer Jahresrate; Euro, die mit den meisten zuerst
-- Vergleicht: nichts, weil jede Stufe nur ihre eigenen Jahresraten nennt
select
    stage,
    sum(euros) as euros
from amount
where
    level = 'tranche'
    and euros is not null
    and budget_year is not null
    and spending_from is not null
    and programme = $programme
    and counted_county($counties, county)
group by stage
order by sum(euros) desc, stage
