-- The whole sums of two stages of the same money side by side, where both are known, and how much of the year is over.
-- Makes: budget_steps, elapsed_months
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
        later.stated_on as later_stated_on,
        later.evidence
    from budget as earlier
    inner join budget as later using (county, budget_year, programme)
    where earlier.stage = earlier_stage and later.stage = later_stage;

-- The whole months of a budget year that are over at the end of a day: what a payment of the running year is judged by.
-- Of no day nothing is known: the least and the greatest of something and null are the something.
create macro elapsed_months(of_year, day) as
if(day is null, null, least(12, greatest(0, date_diff('month', make_date(of_year, 1, 1), (day + interval 1 day)::date))));
