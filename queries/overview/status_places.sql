-- Frage: Wie viele Ziele jedes Gebiets stehen in welchem Status, und wo stehen sie?
-- Zeile: ein Gebiet und ein Status, der dort vorkommt; Anzahl der Ziele und ihre Fundstellen
-- Vergleicht: nichts, weil die Anzahlen nur zusammengezählt werden
select
    target_status.status,
    target_status.county,
    county.short_name,
    count(*) as targets,
    list_sort(list_distinct(list(target_status.evidence))) as evidence
from chosen_target($year, $programme, $counties, $categories) as target_status
inner join county on target_status.county = county.county
group by target_status.status, target_status.county, county.short_name
order by target_status.status, target_status.county
