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
    and county_chosen($counties, county)
    and category_chosen($categories, category)
group by status
order by status
