-- Behind its own columns come those every fact has: data/fact_columns.py.
create table amount (
    id varchar not null,
    county varchar not null,
    budget_year integer,
    programme varchar not null,
    stage varchar not null,
    level varchar not null,
    category integer,
    project varchar,
    purpose varchar,
    spending_from integer,
    spending_to integer,
    funding_source varchar not null,
    euros decimal(14, 2),
    precision varchar not null,
    inferred varchar,
    stated_on date,
    missing varchar
);

comment on table amount is 'one row per stated sum of money, euros';
comment on column amount.id is 'key: county / budget year / programme / stage / level and what it splits by';
comment on column amount.county is 'AGS of the county; 06 is the Land as a whole, never a sum of counties';
comment on column amount.budget_year is 'year of the approval; null: not known';
comment on column amount.programme is 'code of the programme';
comment on column amount.stage is 'announced, agreed, granted, paid, verified, or unstated; stages are never added up';
comment on column amount.level is 'total, or a part of a total by category, project, tranche (spending year), funding or purpose';
comment on column amount.category is 'Maßnahmenart 1 to 4; null: not split by it';
comment on column amount.project is 'project the money is for; null: not split by it';
comment on column amount.purpose is 'what a part is for beside category and project, in the words of the document; null: not said';
comment on column amount.spending_from is 'first year the money is spent in; null: not said';
comment on column amount.spending_to is 'last year the money is spent in; null: not said';
comment on column amount.funding_source is 'state, esf, state_esf, county, jobcenter, mixed or unstated';
comment on column amount.euros is 'the sum in euros; null: the source says why there is none';
comment on column amount.precision is 'exact, about, at_least or at_most, as the source says';
comment on column amount.inferred is 'columns not stated by the source but inferred, separated by commas; null: all stated';
comment on column amount.stated_on is 'day of the statement; null: not known';
comment on column amount.missing is 'why there is no sum: not_reported, not_applicable, secret or not_due; null: there is one';
