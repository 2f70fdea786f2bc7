-- Frage: Wer hat an einem Tag noch wie viele Verabredungen zu erledigen?
-- Zeile: Gebiet und Zuständige, aus Dialogen zu diesem oder einem früheren Jahr; die meisten überfälligen zuerst
-- Vergleicht: nichts, weil gezählt wird, was jemand noch schuldet
with judged as (
    select
        county,
        responsible,
        is_closed(closed_on, evidence, $on::date) as done,
        due_on < $on::date as is_late
    from commitment
    where
        budget_year <= $year
        and county_chosen($counties, county)
)

select
    county.short_name,
    judged.responsible,
    count(*) filter (where not judged.done) as still_open,
    count(*) filter (where not judged.done and judged.is_late) as overdue,
    count(*) filter (where judged.done) as closed
from judged
inner join county on judged.county = county.county
group by county.short_name, judged.responsible
order by overdue desc, still_open desc, county.short_name collate de, judged.responsible collate de
