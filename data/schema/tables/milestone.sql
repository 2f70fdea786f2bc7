create table milestone (
    id varchar not null,
    target varchar not null,
    number integer not null,
    name varchar not null,
    due_on date not null,
    delivery varchar not null,
    citation varchar not null,
    state varchar not null,
    recorded_at timestamp not null,
    removed boolean not null
);

comment on table milestone is 'one row per agreed step of a milestone target, with the day it is due';
comment on column milestone.id is 'key: target / M and the number';
comment on column milestone.target is 'target it is a step of';
comment on column milestone.number is 'position within the target, from 1 to the agreed number of milestones';
comment on column milestone.name is 'what is to be there by then, in words; without a semicolon, which parts one from the next in a workbook';
comment on column milestone.due_on is 'day it is agreed for';
comment on column milestone.delivery is 'delivery that brought this row';
comment on column milestone.citation is 'where in the document: section, page, sheet and cell, or wording';
comment on column milestone.state is 'provisional, checked or final (vorläufig, geprüft, endgültig)';
comment on column milestone.recorded_at is 'when the store learned this row; the Stand compares against it';
comment on column milestone.removed is 'true: this row says that the fact no longer holds';
