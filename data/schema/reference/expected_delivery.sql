create table expected_delivery (
    code varchar not null,
    name varchar not null,
    sort integer not null,
    due_month integer not null,
    due_day integer not null,
    years_later integer not null,
    valid_from integer not null,
    valid_to integer,
    counts_as varchar not null,
    decided varchar not null
);

comment on table expected_delivery is 'one row per kind of delivery each county is expected to bring for a budget year';
comment on column expected_delivery.code is 'key';
comment on column expected_delivery.name is 'name on screen';
comment on column expected_delivery.sort is 'order on screen';
comment on column expected_delivery.due_month is 'month of the last day it is in time';
comment on column expected_delivery.due_day is 'day of that month';
comment on column expected_delivery.years_later is '0: that day of the budget year, 1: of the year after';
comment on column expected_delivery.valid_from is 'first budget year it is expected for';
comment on column expected_delivery.valid_to is 'last budget year it is expected for; null: until now';
comment on column expected_delivery.counts_as is 'what has to be there for it to count as delivered';
comment on column expected_delivery.decided is 'who decided the date';
