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
    dialogues integer,
    delivery varchar not null,
    citation varchar not null,
    state varchar not null,
    recorded_at timestamp not null,
    removed boolean not null
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
comment on column agreement.delivery is 'delivery that brought this row';
comment on column agreement.citation is 'where in the document: section, page, sheet and cell, or wording';
comment on column agreement.state is 'provisional, checked or final (vorläufig, geprüft, endgültig)';
comment on column agreement.recorded_at is 'when the store learned this row; the Stand compares against it';
comment on column agreement.removed is 'true: this row says that the fact no longer holds';
