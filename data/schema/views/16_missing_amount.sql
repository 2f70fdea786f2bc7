-- Why there is no amount of a stage: its delivery is not due yet on a day, or nobody has reported it. Null for what no
-- delivery is expected of.
-- Makes: missing_amount
-- Reads: expected_delivery
create macro missing_amount(of_stage, of_year, on_day) as (
    select if(make_date(of_year::integer + years_later, due_month, due_day) >= on_day::date, 'not_due', 'not_reported')
    from expected_delivery
    where
        code = if(of_stage = 'agreed', 'agreement', of_stage)
        and of_year between valid_from and coalesce(valid_to, 9999)
);
