-- Whether a report describes only part of what its target is agreed for. A stock on a day (what adds up over counties
-- but does not grow) is whole on every day.
-- Makes: is_part
-- Reads: indicator
create macro is_part(is_final, code) as
not coalesce(is_final, false)
and code not in (
    select stock.code from indicator as stock
    where stock.additive and not stock.prorated
);
