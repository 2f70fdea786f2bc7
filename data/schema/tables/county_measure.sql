create table county_measure (
    id varchar not null,
    county varchar not null,
    measure varchar not null,
    measured_on date not null,
    territory_from integer not null,
    territory_to integer,
    value decimal(14, 4) not null,
    delivery varchar not null,
    citation varchar not null,
    state varchar not null,
    recorded_at timestamp not null,
    removed boolean not null
);

comment on table county_measure is 'one row per context figure of a county at a date';
comment on column county_measure.id is 'key: county / measure / date';
comment on column county_measure.county is 'AGS of the county';
comment on column county_measure.measure is 'code of the measure, for example population';
comment on column county_measure.measured_on is 'reference date of the figure';
comment on column county_measure.territory_from is 'first budget year whose territory the figure describes';
comment on column county_measure.territory_to is 'last budget year whose territory the figure describes; null: until now';
comment on column county_measure.value is 'the figure in the unit of the measure';
comment on column county_measure.delivery is 'delivery that brought this row';
comment on column county_measure.citation is 'where in the document: section, page, sheet and cell, or wording';
comment on column county_measure.state is 'provisional, checked or final (vorläufig, geprüft, endgültig)';
comment on column county_measure.recorded_at is 'when the store learned this row; the Stand compares against it';
comment on column county_measure.removed is 'true: this row says that the fact no longer holds';
