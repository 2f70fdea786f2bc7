-- The whole sum of each county in a budget year beside that of the year before. `is_comparable`: it stands on the same
-- territory and is not set against one that still grows.
-- Makes: budget_beside_previous
-- Reads: county_year, budget, still_grows
create macro budget_beside_previous(of_year, of_programme, of_stage, running) as table
    select
        place.*,
        this_year.euros,
        this_year.precision,
        this_year.state,
        this_year.evidence,
        last_year.euros as previous_euros,
        last_year.precision as previous_precision,
        last_year.evidence as previous_evidence,
        place.territory_note is null and not still_grows(of_stage, of_year, running) as is_comparable
    from county_year as place
    left join budget as this_year
        on
            place.county = this_year.county
            and this_year.budget_year = of_year
            and this_year.programme = of_programme
            and this_year.stage = of_stage
    left join budget as last_year
        on
            place.county = last_year.county
            and last_year.budget_year = of_year - 1
            and last_year.programme = of_programme
            and last_year.stage = of_stage
    where place.budget_year = of_year;
