-- Frage: Wie hoch ist das Budget je Gebietskörperschaft, im Vorjahr und je Einwohner?
-- Zeile: eine Gebietskörperschaft, auch ohne Angabe oder (exists = false) vor ihrer Gründung; Euro, Euro je Einwohner
select
    county.county,
    county.short_name,
    county.kind,
    county.tile_code,
    county.tile_row,
    county.tile_column,
    existing.county is not null as exists_in_year,
    this_year.euros,
    this_year.precision,
    this_year.state,
    last_year.euros as previous_euros,
    territory_change.note as territory_note,
    this_year.euros / population.value as euros_per_inhabitant,
    population.measured_on::timestamp as population_on,
    this_year.evidence,
    last_year.evidence as previous_evidence,
    population.delivery || ' # ' || population.citation as population_evidence
from county
left join county_in($year) as existing on county.county = existing.county
left join budget as this_year
    on
        county.county = this_year.county
        and this_year.budget_year = $year
        and this_year.programme = $programme
        and this_year.stage = $stage
left join budget as last_year
    on
        county.county = last_year.county
        and last_year.budget_year = $year - 1
        and last_year.programme = $programme
        and last_year.stage = $stage
left join territory_change
    on county.county = territory_change.county and territory_change.budget_year = $year
left join county_measure as population
    on
        county.county = population.county
        and population.measure = 'population'
        and $year between population.territory_from and coalesce(population.territory_to, 9999)
where len($counties) = 0 or list_contains($counties::varchar[], county.county)
order by this_year.euros desc nulls last, county.short_name collate de
