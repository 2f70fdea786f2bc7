create table territory_unit (
    unit varchar not null,
    name varchar not null,
    county varchar not null,
    from_year integer not null
);

comment on table territory_unit is 'one row per member of a unit that keeps one territory over a reform: what was one county before is added up after';
comment on column territory_unit.unit is 'key of the unit: the AGS joined by +';
comment on column territory_unit.name is 'name on screen';
comment on column territory_unit.county is 'AGS of a member';
comment on column territory_unit.from_year is 'first budget year in which the member counts as part of the unit';
