create table code_word (
    kind varchar not null,
    code varchar not null,
    word varchar not null,
    symbol varchar
);

comment on table code_word is 'one row per code and what it is called on screen and in papers';
comment on column code_word.kind is 'what the code is of: stage, state, target_status, status_reason …';
comment on column code_word.code is 'key; what decides, never its word';
comment on column code_word.word is 'word as read; {} stands for what a sentence puts there';
comment on column code_word.symbol is 'sign before the word where it is looked for at a glance; null: none';
