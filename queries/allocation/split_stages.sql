-- Frage: Welche Stufe des Jahres ist wie weit auf Maßnahmenarten aufgeteilt?
-- Zeile: eine Stufe, die am weitesten aufgeteilte zuerst; Euro, davon auf Maßnahmenarten aufgeteilt, Gebiete mit Angabe
-- Vergleicht: nichts, weil jede Stufe nur ihren eigenen aufgeteilten Anteil nennt
select
    allocation_sum.stage,
    sum(allocation_sum.euros) as euros,
    coalesce(sum(allocation_sum.euros) filter (where allocation_sum.category is not null), 0) as split_euros,
    joint_precision(coalesce(budget.precision, allocation_sum.precision)) as precision,
    joint_precision(
        case when allocation_sum.category is not null then allocation_sum.precision end
    ) as split_precision,
    count(distinct allocation_sum.county) as counties
from allocation_sum
left join budget using (county, budget_year, programme, stage)
where
    counted_county($counties, allocation_sum.county)
    and allocation_sum.budget_year = $year
    and allocation_sum.programme = $programme
group by allocation_sum.stage
order by split_euros / nullif(sum(allocation_sum.euros), 0) desc nulls last, split_euros desc, stage
