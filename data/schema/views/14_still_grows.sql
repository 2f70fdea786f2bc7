-- Whether the sum of a stage is not the sum of the whole year yet: what is granted, paid and verified grows until the
-- year is over; what is agreed or announced stands for each county (analysis/comparability.py says it to people).
-- Makes: still_grows
create macro still_grows(stage, budget_year, running) as
stage in ('granted', 'paid', 'verified') and budget_year >= running;
