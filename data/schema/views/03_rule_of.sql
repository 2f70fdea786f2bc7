-- The rule that judges a budget year; every limit of a question is one of its columns.
-- Makes: rule_of
-- Reads: rule
create macro rule_of(year) as table
    select *
    from rule
    where year between valid_from and coalesce(valid_to, 9999);
