-- Behind its own columns come those every fact has: data/fact_columns.py.
create table project_line (
    id varchar not null,
    line varchar not null,
    project varchar not null,
    decided_by varchar not null,
    decided_on date not null
);

comment on table project_line is 'one row per project in a line of successors, decided by a person';
comment on column project_line.id is 'key: line / project';
comment on column project_line.line is 'key of the line';
comment on column project_line.project is 'project that belongs to the line';
comment on column project_line.decided_by is 'person who decided it';
comment on column project_line.decided_on is 'day of the decision';
