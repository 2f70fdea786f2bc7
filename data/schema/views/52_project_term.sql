-- Project by project: one list of words after the other needs no memory, to group seventy million rows needs gigabytes.
-- Makes: project_term_source
-- Reads: fold, project_word, project_wording
create view project_term_source as
with folded as (
    select
        number,
        list_distinct([fold(word) for word in in_name]) as in_name,
        list_distinct([fold(word) for word in elsewhere]) as elsewhere
    from project_wording
),

term as (
    select
        number,
        unnest(in_name) as word,
        true as in_name
    from folded
    union all
    select
        number,
        unnest([word for word in elsewhere if not list_contains(in_name, word)]) as word,
        false as in_name
    from folded
)

select
    project_word.word_number,
    term.number,
    term.in_name
from term
inner join project_word on term.word = project_word.word
order by project_word.word_number, term.number;

comment on view project_term_source is 'how the table project_term is computed; one row per project and word, by word';
comment on column project_term_source.word_number is 'short key of the word';
comment on column project_term_source.number is 'short key of the project';
comment on column project_term_source.in_name is 'true: in the name; false: only in provider, target group or flags';
