-- Behind its own columns come those every fact has: data/fact_columns.py.
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
    missing varchar
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
comment on column report.missing is 'why there is no value: not_reported, not_applicable, secret or not_due; null: there is one, or nothing is said';
comment on column report.comment is 'explanation given with the report';
