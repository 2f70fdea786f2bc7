-- Frage: Wie hoch ist das Budget je Gebietskörperschaft, im Vorjahr und je Einwohner?
-- Zeile: eine Gebietskörperschaft, auch ohne Angabe oder (exists = false) vor ihrer Gründung; Euro, Euro je Einwohner
-- Vergleicht: Jahre, Gebiete
select
    place.county,
    place.short_name,
    place.kind,
    place.tile_code,
    place.tile_row,
    place.tile_column,
    place.exists_in_year,
    this_year.euros,
    this_year.precision,
    this_year.state,
    last_year.euros as previous_euros,
    place.territory_note,
    this_year.euros / place.population as euros_per_inhabitant,
    place.population,
    place.population_on::timestamp as population_on,
    if(this_year.euros is null, untold.missing, null) as missing,
    coalesce(this_year.evidence, untold.evidence) as evidence,
    last_year.evidence as previous_evidence,
    place.population_evidence
from county_year as place
left join budget as this_year
    on
        place.county = this_year.county
        and this_year.budget_year = $year
        and this_year.programme = $programme
        and this_year.stage = $stage
left join untold_budget as untold
    on
        place.county = untold.county
        and untold.budget_year = $year
        and untold.programme = $programme
        and untold.stage = $stage
left join budget as last_year
    on
        place.county = last_year.county
        and last_year.budget_year = $year - 1
        and last_year.programme = $programme
        and last_year.stage = $stage
        and place.territory_note is null
        and not still_grows($stage, $year, $running)
where place.budget_year = $year and county_chosen($counties, place.county)
order by this_year.euros desc nulls last, place.position
