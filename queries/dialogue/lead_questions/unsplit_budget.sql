-- Frage: L-11 – Ist das vereinbarte Budget nicht auf die Maßnahmenarten aufgeteilt?
-- Zeile: keine oder eine; Rang 20
select
    'nicht aufgeteilt' as subject,
    20.0 as weight,
    case
        when sum(allocation.euros) = any_value(budget.euros) then 'Die ' || euro_words(any_value(budget.euros))
        else 'Von ' || euro_words(any_value(budget.euros)) || ' sind ' || euro_words(sum(allocation.euros))
    end || case when sum(allocation.euros) = any_value(budget.euros) then ' sind' else '' end
    || ' nicht auf die Maßnahmenarten aufgeteilt. Wie verteilen sie sich?' as text,
    percent_words(sum(allocation.euros) / any_value(budget.euros)) || ' nicht aufgeteilt' as figures,
    'Davon hängt ab, ob das Geld je Maßnahmenart und je Platz verglichen werden kann.' as effect,
    any_value(budget.evidence) as evidence
from allocation
inner join budget using (county, budget_year, programme, stage)
where
    allocation.county = $county
    and allocation.budget_year = $year
    and allocation.programme = $programme
    and allocation.stage = 'agreed'
    and allocation.category is null
    and allocation.euros > 0
having sum(allocation.euros) > 0
order by subject
