-- The rule that judges a budget year; every limit of a question is one of its columns.
-- Makes: rule_of
-- Reads: applies_in, rule
create macro rule_of(year) as table
    select *
    from rule
    where applies_in(year, valid_from, valid_to);
