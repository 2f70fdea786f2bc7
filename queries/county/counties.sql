-- Frage: Welche Gebietskörperschaften bestehen im Jahr, und zu welchen gibt es dort etwas zu sehen?
-- Zeile: eine Gebietskörperschaft, die im Jahr besteht; jene mit Zielvereinbarung zuerst erkennbar
select
    existing.county,
    existing.short_name,
    existing.name,
    existing.kind,
    existing.district,
    existing.seat,
    existing.jobcenter,
    existing.note,
    agreement.id is not null as has_agreement
from county_in($year) as existing
left join agreement on existing.county = agreement.county and agreement.budget_year = $year
order by existing.short_name collate de
