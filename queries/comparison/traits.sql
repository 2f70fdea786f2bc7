-- Frage: Nach welchen festen Merkmalen lassen sich die Gebietskörperschaften eines Jahres gruppieren?
-- Zeile: eine Gebietskörperschaft, die im Jahr besteht; Einwohner zum genannten Stichtag
select
    county.county,
    county.short_name,
    county.kind,
    county.district,
    county.jobcenter,
    agreement.county is not null as has_agreement,
    population.value as population,
    population.measured_on::timestamp as population_on,
    population.delivery || ' # ' || population.citation as population_evidence,
    iab_type.value::integer::varchar as iab_type,
    iab_type.delivery || ' # ' || iab_type.citation as iab_evidence
from county_in($year) as county
left join (
    select distinct county
    from agreement
    where budget_year = $year
) as agreement on county.county = agreement.county
left join county_measure as population
    on
        county.county = population.county
        and population.measure = 'population'
        and $year between population.territory_from and coalesce(population.territory_to, 9999)
left join county_measure as iab_type
    on
        county.county = iab_type.county
        and iab_type.measure = 'iab_type'
        and $year between iab_type.territory_from and coalesce(iab_type.territory_to, 9999)
order by county.short_name collate de
