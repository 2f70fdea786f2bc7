create table remark (
    id varchar not null,
    county varchar not null,
    budget_year integer,
    project varchar,
    target varchar,
    side varchar not null,
    author varchar not null,
    written_on date,
    text varchar not null,
    delivery varchar not null,
    citation varchar not null,
    state varchar not null,
    recorded_at timestamp not null,
    removed boolean not null
);

comment on table remark is 'one row per comment on a county, year, project or target';
comment on column remark.id is 'key of the remark';
comment on column remark.county is 'AGS of the county; 06 is the Land';
comment on column remark.budget_year is 'budget year; null: not known';
comment on column remark.project is 'project it is about; null: none';
comment on column remark.target is 'target it is about; null: none';
comment on column remark.side is 'county, ministry or published (what a publication states beyond facts)';
comment on column remark.author is 'who said it';
comment on column remark.written_on is 'day it was said; null: not known';
comment on column remark.text is 'the comment';
comment on column remark.delivery is 'delivery that brought this row';
comment on column remark.citation is 'where in the document: section, page, sheet and cell, or wording';
comment on column remark.state is 'provisional, checked or final (vorläufig, geprüft, endgültig)';
comment on column remark.recorded_at is 'when the store learned this row; the Stand compares against it';
comment on column remark.removed is 'true: this row says that the fact no longer holds';
