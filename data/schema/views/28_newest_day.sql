-- Whether an agreed period is over is asked of what is recorded, not of the clock: a kept table that asked for the date
-- of the day it was filled would grow old unnoticed, and one of a past Stand would know the present. Only tables the
-- judgement of a target rests on anyway are asked, so that every recording that moves this day fills the judgement anew.
-- Makes: newest_day
-- Reads: deviation, project, report, target
create view newest_day as
select max(recorded_at)::date as day
from (
    select max(recorded_at) as recorded_at from target
    union all
    select max(recorded_at) as recorded_at from report
    union all
    select max(recorded_at) as recorded_at from deviation
    union all
    select max(recorded_at) as recorded_at from project
) as newest;

comment on view newest_day is 'the newest day of which anything is known about targets, their reports, deviations and Maßnahmen; exactly one row';
comment on column newest_day.day is 'day the newest of these facts was recorded, never after the Stand; null: nothing is recorded';
