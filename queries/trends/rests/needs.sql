-- Frage: Wer hat im Jahr mehr Bedarf gemeldet, wie viel, wann und wofür?
-- Zeile: eine Meldung; Euro
-- Vergleicht: nichts, weil jede Meldung für sich steht
select
    extra_need.id as need,
    county.short_name,
    extra_need.euros,
    extra_need.stated_on::timestamp as stated_on,
    extra_need.reason,
    reference(extra_need.delivery, extra_need.citation) as evidence
from extra_need
inner join county on extra_need.county = county.county
where
    extra_need.budget_year = $year
    and extra_need.programme = $programme
    and county_chosen($counties, extra_need.county)
order by extra_need.stated_on, county.short_name collate de, extra_need.id
