-- Frage: Wie hoch ist das Budget je Gebietskörperschaft, im Vorjahr und je Einwohner?
-- Zeile: eine Gebietskörperschaft, auch ohne Angabe oder (exists = false) vor ihrer Gründung; Euro, Euro je Einwohner
-- Vergleicht: Jahre, Gebiete
select
    beside.county,
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
    case when is_comparable then previous_precision end as previous_precision,
    territory_note,
    euros / population as euros_per_inhabitant,
    population,
    population_on::timestamp as population_on,
    untold.missing,
    untold_before.missing as previous_missing,
    coalesce(beside.evidence, untold.evidence) as evidence,
    case when is_comparable then coalesce(previous_evidence, untold_before.evidence) end as previous_evidence,
    population_evidence
from budget_beside_previous($year, $programme, $stage, $running) as beside
left join untold_budget as untold
    on
        beside.county = untold.county
        and untold.budget_year = $year
        and untold.programme = $programme
        and untold.stage = $stage
        and beside.euros is null
left join untold_budget as untold_before
    on
        beside.county = untold_before.county
        and untold_before.budget_year = $year - 1
        and untold_before.programme = $programme
        and untold_before.stage = $stage
        and beside.previous_euros is null
where county_chosen($counties, beside.county)
order by euros desc nulls last, position
