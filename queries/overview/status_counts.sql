-- Frage: Wie viele Ziele stehen in welchem Status?
-- Zeile: ein Status, der vorkommt; Anzahl der Ziele und der Gebietskörperschaften
select
    status,
    count(*) as targets,
    count(distinct county) as counties,
    string_agg(distinct rule, ', ') as rules
from chosen_target($year, $programme, $counties, $categories)
group by status
order by status
