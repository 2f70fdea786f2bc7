-- The whole sums of two stages of the same money side by side, where both are known.
-- Makes: budget_steps
-- Reads: budget
create macro budget_steps(earlier_stage, later_stage) as table
    select
        earlier.county,
        earlier.budget_year,
        earlier.programme,
        earlier.amount,
        earlier.euros as earlier_euros,
        earlier.precision as earlier_precision,
        later.euros as later_euros,
        later.precision as later_precision,
        later.evidence
    from budget as earlier
    inner join budget as later using (county, budget_year, programme)
    where earlier.stage = earlier_stage and later.stage = later_stage;
