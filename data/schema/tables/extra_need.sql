create table extra_need (
    id varchar not null,
    county varchar not null,
    budget_year integer not null,
    programme varchar not null,
    euros decimal(14, 2) not null,
    stated_on date not null,
    reason varchar not null,
    delivery varchar not null,
    citation varchar not null,
    state varchar not null,
    recorded_at timestamp not null,
    removed boolean not null
);

comment on table extra_need is 'one row per extra need a county has reported in the year (Mehrbedarf)';
comment on column extra_need.id is 'key: county / budget year / time of entry';
comment on column extra_need.county is 'AGS of the county';
comment on column extra_need.budget_year is 'budget year';
comment on column extra_need.programme is 'code of the programme';
comment on column extra_need.euros is 'how much more it could use, euros';
comment on column extra_need.stated_on is 'day it was reported';
comment on column extra_need.reason is 'what the money is for';
comment on column extra_need.delivery is 'delivery that brought this row';
comment on column extra_need.citation is 'where in the document: section, page, sheet and cell, or wording';
comment on column extra_need.state is 'provisional, checked or final (vorläufig, geprüft, endgültig)';
comment on column extra_need.recorded_at is 'when the store learned this row; the Stand compares against it';
comment on column extra_need.removed is 'true: this row says that the fact no longer holds';
