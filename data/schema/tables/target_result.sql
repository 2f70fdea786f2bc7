create table target_result (
    id varchar not null,
    dialogue varchar not null,
    county varchar not null,
    budget_year integer not null,
    target varchar not null,
    result varchar not null,
    new_value decimal(14, 4),
    note varchar,
    delivery varchar not null,
    citation varchar not null,
    state varchar not null,
    recorded_at timestamp not null,
    removed boolean not null
);

comment on table target_result is 'one row per target and dialogue: what both sides made of it';
comment on column target_result.id is 'key: dialogue / target';
comment on column target_result.dialogue is 'dialogue it was said in';
comment on column target_result.county is 'AGS of the county';
comment on column target_result.budget_year is 'budget year of the target';
comment on column target_result.target is 'target spoken about';
comment on column target_result.result is 'accepted, justified, new_target or open';
comment on column target_result.new_value is 'value agreed anew; null: none';
comment on column target_result.note is 'what was said, in a sentence';
comment on column target_result.delivery is 'delivery that brought this row';
comment on column target_result.citation is 'where in the document: section, page, sheet and cell, or wording';
comment on column target_result.state is 'provisional, checked or final (vorläufig, geprüft, endgültig)';
comment on column target_result.recorded_at is 'when the store learned this row; the Stand compares against it';
comment on column target_result.removed is 'true: this row says that the fact no longer holds';
