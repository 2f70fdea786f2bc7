-- Frage: In welchen Stufen ist das Geld beider Jahre auf Maßnahmen aufgeteilt, und wie viel davon?
-- Zeile: eine Stufe; Euro beider Jahre zusammen, davon auf Maßnahmen aufgeteilt
-- Vergleicht: nichts, weil jede Stufe nur ihren eigenen aufgeteilten Anteil nennt
select
    stage,
    sum(euros) as euros,
    sum(euros) filter (where kind = 'project') as split_euros
from allocation_sum
where
    counted_county($counties, county)
    and programme = $programme
    and budget_year in ($before, $year)
group by stage
having
    count(*) filter (where kind = 'project' and budget_year = $before) > 0
    and count(*) filter (where kind = 'project' and budget_year = $year) > 0
order by sum(euros) filter (where kind = 'project') / nullif(sum(euros), 0) desc, stage
