-- Behind its own columns come those every fact has: data/fact_columns.py.
create table target (
    id varchar not null,
    county varchar not null,
    budget_year integer not null,
    programme varchar not null,
    category integer,
    project varchar,
    indicator varchar,
    kind varchar not null,
    name varchar not null,
    target_value decimal(14, 4),
    base_value decimal(14, 4),
    lower_bound decimal(14, 4),
    upper_bound decimal(14, 4),
    starts_on date not null,
    ends_on date not null,
    dropped_on date,
    drop_reason varchar
);

comment on table target is 'one row per agreed target of a county in a year';
comment on column target.id is 'key of the target';
comment on column target.county is 'AGS of the county';
comment on column target.budget_year is 'budget year of the agreement';
comment on column target.programme is 'code of the programme';
comment on column target.category is 'Maßnahmenart 1 to 4; null: across categories';
comment on column target.project is 'project the target is for; null: none';
comment on column target.indicator is 'code of the indicator; null for milestone and qualitative targets';
comment on column target.kind is 'numeric, milestone or qualitative';
comment on column target.name is 'what is agreed, in words';
comment on column target.target_value is 'agreed value, or number of agreed milestones; null: none yet';
comment on column target.base_value is 'starting value of a target that reduces or raises from a base';
comment on column target.lower_bound is 'lower end of a band';
comment on column target.upper_bound is 'upper end of a band';
comment on column target.starts_on is 'real start of the agreed period, never the signature date';
comment on column target.ends_on is 'end of the agreed period';
comment on column target.dropped_on is 'day the target was dropped; null: it stands';
comment on column target.drop_reason is 'why it was dropped';
