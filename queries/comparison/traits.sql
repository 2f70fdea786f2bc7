-- Frage: Nach welchen festen Merkmalen lassen sich die Gebietskörperschaften eines Jahres gruppieren?
-- Zeile: eine Gebietskörperschaft, die im Jahr besteht; Einwohner zum genannten Stichtag
-- Vergleicht: nichts, weil aus den Merkmalen erst die Vergleichsgruppen werden
select
    county.county,
    county.short_name,
    county.kind,
    county.district,
    county.jobcenter,
    existing.has_agreement,
    existing.population,
    existing.population_on::timestamp as population_on,
    existing.population_evidence,
    iab_type.value::integer::varchar as iab_type,
    reference(iab_type.delivery, iab_type.citation) as iab_evidence
from county_year as existing
inner join county on existing.county = county.county
left join shown_measure as iab_type
    on
        county.county = iab_type.county
        and iab_type.measure = 'iab_type'
        and $year between iab_type.territory_from and coalesce(iab_type.territory_to, 9999)
where existing.budget_year = $year and existing.exists_in_year
order by existing.position
