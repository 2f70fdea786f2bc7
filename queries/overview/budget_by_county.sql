-- Frage: Wie hoch ist das Budget je Gebietskörperschaft, im Vorjahr und je Einwohner?
-- Zeile: eine Gebietskörperschaft, auch ohne Angabe oder (exists = false) vor ihrer Gründung; Euro, Euro je Einwohner
-- Vergleicht: Jahre, Gebiete
select
    county,
    short_name,
    kind,
    tile_code,
    tile_row,
    tile_column,
    exists_in_year,
    euros,
    precision,
    state,
    case when is_comparable then previous_euros end as previous_euros,
    territory_note,
    euros / population as euros_per_inhabitant,
    population,
    population_on::timestamp as population_on,
    evidence,
    case when is_comparable then previous_evidence end as previous_evidence,
    population_evidence
from budget_beside_previous($year, $programme, $stage, $running)
where county_chosen($counties, county)
order by euros desc nulls last, position
