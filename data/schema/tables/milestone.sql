-- Behind its own columns come those every fact has: data/fact_columns.py.
create table milestone (
    id varchar not null,
    target varchar not null,
    number integer not null,
    name varchar not null,
    due_on date not null,
    reached_on date,
    evidence varchar
);

comment on table milestone is 'one row per agreed step of a milestone target, with the day it is due';
comment on column milestone.id is 'key: target / M and the number';
comment on column milestone.target is 'target it is a step of';
comment on column milestone.number is 'position within the target, from 1 to the agreed number of milestones';
comment on column milestone.name is 'what is to be there by then, in words; without a semicolon, which parts one from the next in a workbook';
comment on column milestone.due_on is 'day it is agreed for';
comment on column milestone.reached_on is 'day it was reached; null: not reached, or only counted in a report';
comment on column milestone.evidence is 'what proves that it was reached; null: nothing';
