-- What was paid of the Bescheid of earlier finished budget years, on the territory of the year that is looked at: money of
-- another territory says nothing about this one. Two years later the payments of a budget year are as good as complete.
-- Makes: earlier_draw
-- Reads: budget, territory_change
create macro earlier_draw(of_programme, of_year) as table
    select
        granted.county,
        granted.budget_year,
        granted.euros as granted,
        paid.euros as paid,
        granted.precision as granted_precision,
        paid.precision as paid_precision,
        granted.evidence,
        paid.evidence as paid_evidence
    from budget as granted
    inner join budget as paid
        on
            granted.county = paid.county
            and granted.budget_year = paid.budget_year
            and granted.programme = paid.programme
            and paid.stage = 'paid'
    where
        granted.stage = 'granted'
        and granted.euros > 0
        and granted.programme = of_programme
        and granted.budget_year between of_year - 7 and of_year - 2
        and not exists (
            select * from territory_change
            where
                territory_change.county = granted.county
                and territory_change.budget_year > granted.budget_year
                and territory_change.budget_year <= of_year
        );
