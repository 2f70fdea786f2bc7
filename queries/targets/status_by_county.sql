-- Frage: Wie viele Ziele stehen je Gebietskörperschaft in welchem Status?
-- Zeile: eine Gebietskörperschaft, die im Jahr besteht, auch ohne Ziel; Anzahl der Ziele je Status
-- Vergleicht: Gebiete
with judged as (
    select
        target,
        county,
        category,
        case when $today then newest_status else status end as status
    from target_status
    where budget_year = $year and programme = $programme
)

select
    county.county,
    county.short_name,
    count(judged.target) as targets,
    count(*) filter (where judged.status = 'achieved') as achieved,
    count(*) filter (where judged.status = 'on_track') as on_track,
    count(*) filter (where judged.status = 'at_risk') as at_risk,
    count(*) filter (where judged.status = 'missed') as missed,
    count(*) filter (where judged.status = 'justified') as justified,
    count(*) filter (where judged.status = 'no_target') as no_target,
    count(*) filter (where judged.status = 'not_assessable') as not_assessable,
    count(*) filter (where judged.status = 'dropped') as dropped
from county_year as county
left join judged
    on
        county.county = judged.county
        and category_chosen($categories, judged.category)
where
    county.budget_year = $year
    and county.exists_in_year
    and county_chosen($counties, county.county)
group by county.county, county.short_name, county.position
order by missed + at_risk desc, missed desc, targets = 0, justified desc, county.position
