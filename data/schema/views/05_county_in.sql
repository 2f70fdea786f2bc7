-- Which counties exist in a budget year; their number follows from validity alone: 26 in 2025, 27 in 2026.
-- Makes: county_in
-- Reads: county
create macro county_in(year) as table
    select *
    from county
    where
        coalesce(valid_from, date '0001-01-01') <= make_date(year, 12, 31)
        and coalesce(valid_to, date '9999-12-31') >= make_date(year, 1, 1);
