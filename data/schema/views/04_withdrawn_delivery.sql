-- By recorded_at until events carry a number that is given when they are recorded; then by that.
create view withdrawn_delivery as
select id
from delivery
where event in ('withdrawn', 'restored')
group by id
having arg_max(event, recorded_at) = 'withdrawn';

comment on view withdrawn_delivery is 'one row per delivery that does not count: its last event is withdrawn';
comment on column withdrawn_delivery.id is 'key of the delivery';
