create table dialogue (
    id varchar not null,
    county varchar not null,
    budget_year integer not null,
    held_on date not null,
    participants varchar not null,
    summary varchar,
    delivery varchar not null,
    citation varchar not null,
    state varchar not null,
    recorded_at timestamp not null,
    removed boolean not null
);

comment on table dialogue is 'one row per Zielsteuerungsdialog held';
comment on column dialogue.id is 'key: county / budget year / number';
comment on column dialogue.county is 'AGS of the county';
comment on column dialogue.budget_year is 'budget year it speaks about';
comment on column dialogue.held_on is 'day of the dialogue';
comment on column dialogue.participants is 'who took part';
comment on column dialogue.summary is 'what was said, in a sentence';
comment on column dialogue.delivery is 'delivery that brought this row';
comment on column dialogue.citation is 'where in the document: section, page, sheet and cell, or wording';
comment on column dialogue.state is 'provisional, checked or final (vorläufig, geprüft, endgültig)';
comment on column dialogue.recorded_at is 'when the store learned this row; the Stand compares against it';
comment on column dialogue.removed is 'true: this row says that the fact no longer holds';
