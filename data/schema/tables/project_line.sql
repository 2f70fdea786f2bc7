create table project_line (
    id varchar not null,
    line varchar not null,
    project varchar not null,
    decided_by varchar not null,
    decided_on date not null,
    delivery varchar not null,
    citation varchar not null,
    state varchar not null,
    recorded_at timestamp not null,
    removed boolean not null
);

comment on table project_line is 'one row per project in a line of successors, decided by a person';
comment on column project_line.id is 'key: line / project';
comment on column project_line.line is 'key of the line';
comment on column project_line.project is 'project that belongs to the line';
comment on column project_line.decided_by is 'person who decided it';
comment on column project_line.decided_on is 'day of the decision';
comment on column project_line.delivery is 'delivery that brought this row';
comment on column project_line.citation is 'where in the document: section, page, sheet and cell, or wording';
comment on column project_line.state is 'provisional, checked or final (vorläufig, geprüft, endgültig)';
comment on column project_line.recorded_at is 'when the store learned this row; the Stand compares against it';
comment on column project_line.removed is 'true: this row says that the fact no longer holds';
