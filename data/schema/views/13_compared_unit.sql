-- The units whose budgets of two years compare, with both budgets in euros: a figure in both, and no break between them.
-- Makes: compared_unit
-- Reads: budget_unit, unit_chosen
create macro compared_unit(
    wanted_territory, year_before, year_after, wanted_programme, wanted_stage, wanted_counties
) as table
    select
        unit,
        sum(euros) filter (where budget_year = year_before) as euros_before,
        sum(euros) filter (where budget_year = year_after) as euros_after,
        any_value(precision) filter (where budget_year = year_before) as precision_before,
        any_value(precision) filter (where budget_year = year_after) as precision_after
    from budget_unit
    where
        territory = wanted_territory
        and budget_year in (year_before, year_after)
        and programme = wanted_programme
        and stage = wanted_stage
        and unit_chosen(wanted_counties, unit)
    group by unit
    having count(*) = 2 and min(stretch) = max(stretch);
