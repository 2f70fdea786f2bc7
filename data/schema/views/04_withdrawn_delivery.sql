-- A delivery may be withdrawn and restored any number of times: the last of these events decides.
-- Makes: withdrawn_delivery
-- Reads: delivery
create view withdrawn_delivery as
select id
from delivery
group by id
having max_by(event, number) filter (event <> 'checked') = 'withdrawn';

comment on view withdrawn_delivery is 'one row per delivery that is withdrawn';
comment on column withdrawn_delivery.id is 'key of the delivery';
