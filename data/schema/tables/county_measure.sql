-- Behind its own columns come those every fact has: data/fact_columns.py.
create table county_measure (
    id varchar not null,
    county varchar not null,
    measure varchar not null,
    measured_on date not null,
    territory_from integer not null,
    territory_to integer,
    value decimal(14, 4),
    missing varchar
);

comment on table county_measure is 'one row per context figure of a county at a date';
comment on column county_measure.id is 'key: county / measure / date';
comment on column county_measure.county is 'AGS of the county';
comment on column county_measure.measure is 'code of the measure, for example population';
comment on column county_measure.measured_on is 'reference date of the figure';
comment on column county_measure.territory_from is 'first budget year whose territory the figure describes';
comment on column county_measure.territory_to is 'last budget year whose territory the figure describes; null: until now';
comment on column county_measure.value is 'the figure in the unit of the measure; null: the source says why there is none';
comment on column county_measure.missing is 'why there is no figure: not_reported, not_applicable, secret or not_due; null: there is one';
