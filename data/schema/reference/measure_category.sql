create table measure_category (
    category integer not null,
    name varchar not null,
    short_name varchar not null,
    staff_only boolean not null,
    valid_from integer not null,
    valid_to integer
);

comment on table measure_category is 'one row per Maßnahmenart and period in which its name holds';
comment on column measure_category.category is 'number 1 to 4';
comment on column measure_category.name is 'name as in the agreements of the period';
comment on column measure_category.short_name is 'name for charts';
comment on column measure_category.staff_only is 'true: trains staff, never enters a cost per participant';
comment on column measure_category.valid_from is 'first budget year of this name';
comment on column measure_category.valid_to is 'last budget year of this name; null: until now';
