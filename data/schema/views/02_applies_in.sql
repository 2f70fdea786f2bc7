-- Whether what holds from one year to another, both included, holds in a year; without an end it holds on.
-- Makes: applies_in
create macro applies_in(year, valid_from, valid_to) as year between valid_from and coalesce(valid_to, 9999);
