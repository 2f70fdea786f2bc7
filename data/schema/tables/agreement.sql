-- Behind its own columns come those every fact has: data/fact_columns.py.
create table agreement (
    id varchar not null,
    county varchar not null,
    budget_year integer not null,
    title varchar not null,
    programmes varchar[] not null,
    signed_by_ministry_on date,
    signed_by_county_on date,
    ministry_signatory varchar,
    county_signatory varchar,
    ministry_office varchar,
    county_office varchar,
    ministry_signed_at varchar,
    county_signed_at varchar,
    ministry_name varchar,
    county_name varchar,
    granting_authority varchar,
    dialogues integer
);

comment on table agreement is 'one row per Zielvereinbarung: county and budget year';
comment on column agreement.id is 'key: county / budget year';
comment on column agreement.county is 'AGS of the county';
comment on column agreement.budget_year is 'budget year of the agreement';
comment on column agreement.title is 'title as written';
comment on column agreement.programmes is 'programmes the agreement carries out';
comment on column agreement.signed_by_ministry_on is 'day of the ministry''s signature; null: not known';
comment on column agreement.signed_by_county_on is 'day of the county''s signature; null: not known';
comment on column agreement.ministry_signatory is 'who signed for the ministry, with office';
comment on column agreement.county_signatory is 'who signed for the county, with office';
comment on column agreement.ministry_office is 'office of who signed for the ministry; null: not said';
comment on column agreement.county_office is 'office of who signed for the county; null: not said';
comment on column agreement.ministry_signed_at is 'place where the ministry signed; null: not said';
comment on column agreement.county_signed_at is 'place where the county signed; null: not said';
comment on column agreement.ministry_name is 'the ministry as the agreement names it; null: not said';
comment on column agreement.county_name is 'the county as a party of the agreement';
comment on column agreement.granting_authority is 'authority that issues the Bescheid; null: not said';
comment on column agreement.dialogues is 'Zielsteuerungsdialoge agreed in the year; null: not said';
