-- Frage: Wie viele Ziele stehen in welchem Status?
-- Zeile: ein Status, der vorkommt; Anzahl der Ziele und der Gebietskörperschaften
select
    status,
    count(*) as targets,
    count(distinct county) as counties,
    string_agg(distinct rule, ', ') as rules
from target_status
where
    budget_year = $year
    and programme = $programme
    and (len($counties) = 0 or list_contains($counties::varchar[], county))
    and (len($categories) = 0 or list_contains($categories::integer[], category))
group by status
order by status
