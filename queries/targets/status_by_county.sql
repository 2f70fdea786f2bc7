-- Frage: Wie viele Ziele stehen je Gebietskörperschaft in welchem Status?
-- Zeile: eine Gebietskörperschaft, die im Jahr besteht, auch ohne Ziel; Anzahl der Ziele je Status
select
    county.county,
    county.short_name,
    count(target_status.target) as targets,
    count(*) filter (where target_status.status = 'achieved') as achieved,
    count(*) filter (where target_status.status = 'on_track') as on_track,
    count(*) filter (where target_status.status = 'at_risk') as at_risk,
    count(*) filter (where target_status.status = 'missed') as missed,
    count(*) filter (where target_status.status = 'justified') as justified,
    count(*) filter (where target_status.status = 'no_target') as no_target,
    count(*) filter (where target_status.status = 'not_assessable') as not_assessable,
    count(*) filter (where target_status.status = 'dropped') as dropped
from county_in($year) as county
left join target_status
    on
        county.county = target_status.county
        and target_status.budget_year = $year
        and target_status.programme = $programme
        and (len($categories) = 0 or list_contains($categories::integer[], target_status.category))
where len($counties) = 0 or list_contains($counties::varchar[], county.county)
group by county.county, county.short_name
order by missed + at_risk desc, missed desc, targets = 0, justified desc, county.short_name collate de
