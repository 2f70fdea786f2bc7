-- The search over Maßnahmen: an index of words, kept like every derived table; 55 asks it.
create macro fold(words) as
-- one spelling for Mädchen, Maedchen and Madchen; applied to what is searched and to what is searched for
replace(replace(replace(replace(strip_accents(lower(words)), 'ß', 'ss'), 'ae', 'a'), 'oe', 'o'), 'ue', 'u');

create macro words_in(written) as
-- Everything between spaces, punctuation and symbols; 3.0 is one word. The ranges are spelt out because a search is cut
-- in Python (queries/projects/words.py), where the classes of letters are of another Unicode version.
regexp_extract_all(
    written,
    '[^\x00-/:-@\[-`{-\x{BF}\x{D7}\x{F7}\x{2000}-\x{2BFF}\x{2E00}-\x{2E7F}\x{3000}-\x{303F}\x{1F000}-\x{1FAFF}]+(?:\.[0-9]+)*'
);

create view project_search_source as
select
    row_number() over (order by id) as number,
    id as project,
    county,
    budget_year,
    category,
    ordinal
from project;

comment on view project_search_source is 'how the table project_search is computed; one row per project, what the search filters and sorts by';
comment on column project_search_source.number is 'short key of the project within the search index';
comment on column project_search_source.project is 'key of the project';
comment on column project_search_source.county is 'AGS of the county';
comment on column project_search_source.budget_year is 'budget year; null: not known';
comment on column project_search_source.category is 'Maßnahmenart 1 to 4; null: not stated';
comment on column project_search_source.ordinal is 'position in the document';

create view project_spelling as
with written as (
    select
        id,
        true as in_name,
        words_in(name) as words
    from project
    union all
    select
        id,
        false as in_name,
        words_in(concat_ws(
            ' ',
            provider,
            target_group,
            case when part_time then 'Teilzeit' end,
            case when language then 'Sprache' end,
            case when digital then 'digital' end
        )) as words
    from project
),

spelled as (
    select
        id,
        in_name,
        unnest(words) as spelling
    from written
),

term as (
    select
        id,
        fold(spelling) as word,
        min(spelling) as spelling,
        bool_or(in_name) as in_name
    from spelled
    where fold(spelling) <> ''
    group by id, word
)

select
    dense_rank() over (order by term.word) as word_number,
    project_search_source.number,
    term.word,
    term.spelling,
    term.in_name
from term
inner join project_search_source on term.id = project_search_source.project;

comment on view project_spelling is 'one row per project and word in its name, provider, target group or flags';
comment on column project_spelling.word_number is 'short key of the word within the search index';
comment on column project_spelling.number is 'short key of the project within the search index';
comment on column project_spelling.word is 'word in one spelling';
comment on column project_spelling.spelling is 'word as written';
comment on column project_spelling.in_name is 'true: in the name; false: only in provider, target group or flags';

create view project_term_source as
select
    word_number,
    number,
    in_name
from project_spelling
order by word_number, number;

comment on view project_term_source is 'how the table project_term is computed; one row per project and word, by word';
comment on column project_term_source.word_number is 'short key of the word';
comment on column project_term_source.number is 'short key of the project';
comment on column project_term_source.in_name is 'true: in the name; false: only in provider, target group or flags';

create view project_word_source as
select
    word_number,
    word,
    mode(spelling) as spelling,
    count(*) as projects
from project_spelling
group by word_number, word
order by word_number;

comment on view project_word_source is 'how the table project_word is computed; one row per word that occurs in a project';
comment on column project_word_source.word_number is 'short key of the word';
comment on column project_word_source.word is 'word in one spelling';
comment on column project_word_source.spelling is 'its most frequent spelling, to suggest it';
comment on column project_word_source.projects is 'number of projects it occurs in';
