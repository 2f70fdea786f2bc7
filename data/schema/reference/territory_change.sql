create table territory_change (
    county varchar not null,
    budget_year integer not null,
    note varchar not null
);

comment on table territory_change is 'one row per county and year whose territory differs from the year before';
comment on column territory_change.county is 'AGS of the county';
comment on column territory_change.budget_year is 'first year on the new territory';
comment on column territory_change.note is 'what changed';
