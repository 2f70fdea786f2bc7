-- Frage: Welche Stufe des Jahres ist wie weit auf Maßnahmenarten aufgeteilt?
-- Zeile: eine Stufe, die am weitesten aufgeteilte zuerst; Euro, davon auf Maßnahmenarten aufgeteilt, Gebiete mit Angabe
-- Vergleicht: nichts, weil jede Stufe nur ihren eigenen aufgeteilten Anteil nennt
select
    stage,
    sum(euros) as euros,
    coalesce(sum(euros) filter (where category is not null), 0) as split_euros,
    count(distinct county) as counties
from allocation_sum
where
    counted_county($counties, county)
    and budget_year = $year
    and programme = $programme
group by stage
order by split_euros / nullif(sum(euros), 0) desc nulls last, split_euros desc, stage
