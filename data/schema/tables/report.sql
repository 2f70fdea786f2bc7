create table report (
    id varchar not null,
    target varchar not null,
    reported_on date not null,
    value decimal(14, 4),
    due decimal(14, 4),
    cases integer,
    judgement varchar,
    evidence varchar,
    reported_by varchar not null,
    comment varchar,
    delivery varchar not null,
    citation varchar not null,
    state varchar not null,
    recorded_at timestamp not null,
    removed boolean not null
);

comment on table report is 'one row per report on a target at a date';
comment on column report.id is 'key: target / reporting date';
comment on column report.target is 'target reported on';
comment on column report.reported_on is 'date the report describes';
comment on column report.value is 'reported value, or milestones done with evidence; null: no figure';
comment on column report.due is 'milestones due by the date; null: not a milestone target';
comment on column report.cases is 'persons or cases behind a rate; null: not a rate';
comment on column report.judgement is 'for qualitative targets: on_track, fulfilled, partly or not_fulfilled';
comment on column report.evidence is 'what the judgement or the milestones rest on';
comment on column report.reported_by is 'who reported';
comment on column report.comment is 'explanation given with the report';
comment on column report.delivery is 'delivery that brought this row';
comment on column report.citation is 'where in the document: section, page, sheet and cell, or wording';
comment on column report.state is 'provisional, checked or final (vorläufig, geprüft, endgültig)';
comment on column report.recorded_at is 'when the store learned this row; the Stand compares against it';
comment on column report.removed is 'true: this row says that the fact no longer holds';
