create table commitment (
    id varchar not null,
    dialogue varchar not null,
    county varchar not null,
    budget_year integer not null,
    text varchar not null,
    responsible varchar not null,
    due_on date not null,
    closed_on date,
    evidence varchar,
    delivery varchar not null,
    citation varchar not null,
    state varchar not null,
    recorded_at timestamp not null,
    removed boolean not null
);

comment on table commitment is 'one row per Verabredung of a dialogue; a newer row for the key carries its newer state';
comment on column commitment.id is 'key of the commitment';
comment on column commitment.dialogue is 'dialogue it was agreed in';
comment on column commitment.county is 'AGS of the county';
comment on column commitment.budget_year is 'budget year of the dialogue';
comment on column commitment.text is 'what was agreed';
comment on column commitment.responsible is 'who';
comment on column commitment.due_on is 'until when';
comment on column commitment.closed_on is 'day it was closed; null: open';
comment on column commitment.evidence is 'what proves that it was done';
comment on column commitment.delivery is 'delivery that brought this row';
comment on column commitment.citation is 'where in the document: section, page, sheet and cell, or wording';
comment on column commitment.state is 'provisional, checked or final (vorläufig, geprüft, endgültig)';
comment on column commitment.recorded_at is 'when the store learned this row; the Stand compares against it';
comment on column commitment.removed is 'true: this row says that the fact no longer holds';
