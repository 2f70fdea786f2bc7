-- Behind its own columns come those every fact has: data/fact_columns.py.
create table target_result (
    id varchar not null,
    dialogue varchar not null,
    county varchar not null,
    budget_year integer not null,
    target varchar not null,
    result varchar not null,
    new_value decimal(14, 4),
    note varchar
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
