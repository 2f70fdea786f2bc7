-- Frage: Welche Gebietskörperschaften bestehen im Jahr, und zu welchen gibt es dort etwas zu sehen?
-- Zeile: eine Gebietskörperschaft, die im Jahr besteht; jene mit Zielvereinbarung zuerst erkennbar
select
    county.county,
    county.short_name,
    county.name,
    county.kind,
    county.district,
    county.seat,
    county.jobcenter,
    county.note,
    existing.has_agreement
from county_year as existing
inner join county on existing.county = county.county
where existing.budget_year = $year and existing.exists_in_year
order by existing.position
