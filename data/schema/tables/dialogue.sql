-- Behind its own columns come those every fact has: data/fact_columns.py.
create table dialogue (
    id varchar not null,
    county varchar not null,
    budget_year integer not null,
    held_on date not null,
    participants varchar not null,
    summary varchar
);

comment on table dialogue is 'one row per Zielsteuerungsdialog held';
comment on column dialogue.id is 'key: county / budget year / number';
comment on column dialogue.county is 'AGS of the county';
comment on column dialogue.budget_year is 'budget year it speaks about';
comment on column dialogue.held_on is 'day of the dialogue';
comment on column dialogue.participants is 'who took part';
comment on column dialogue.summary is 'what was said, in a sentence';
