-- Behind its own columns come those every fact has: data/fact_columns.py.
create table lead_question (
    id varchar not null,
    county varchar not null,
    budget_year integer not null,
    rule varchar not null,
    subject varchar not null,
    text varchar not null,
    struck boolean not null,
    author varchar not null
);

comment on table lead_question is 'one row per Leitfrage an analyst has edited, struck or added; questions left as proposed have none';
comment on column lead_question.id is 'key: county / budget year / rule / subject';
comment on column lead_question.county is 'AGS of the county';
comment on column lead_question.budget_year is 'budget year the dialogue speaks about';
comment on column lead_question.rule is 'rule that proposed it, or own';
comment on column lead_question.subject is 'what the rule found: a target, a commitment, a step; for own questions a number';
comment on column lead_question.text is 'the question as a person worded it; empty: struck as the rule words it';
comment on column lead_question.struck is 'true: it shall not be asked';
comment on column lead_question.author is 'who decided';
