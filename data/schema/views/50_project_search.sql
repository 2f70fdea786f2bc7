-- The search over Maßnahmen: an index of words, kept like every derived table; 55 asks it.
-- Makes: fold, words_in, project_search_source, project_wording, project_word_source
-- Reads: project
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
    rowid as number,
    id as project,
    county,
    budget_year,
    category,
    ordinal
from project;

comment on view project_search_source is 'how the table project_search is computed; one row per project, what the search filters and sorts by';
comment on column project_search_source.number is 'short key of the project within the search index: its place in the table project';
comment on column project_search_source.project is 'key of the project';
comment on column project_search_source.county is 'AGS of the county';
comment on column project_search_source.budget_year is 'budget year; null: not known';
comment on column project_search_source.category is 'Maßnahmenart 1 to 4; null: not stated';
comment on column project_search_source.ordinal is 'position in the document';

create view project_wording as
select
    rowid as number,
    words_in(name) as in_name,
    words_in(concat_ws(
        ' ',
        provider,
        target_group,
        case when part_time then 'Teilzeit' end,
        case when language then 'Sprache' end,
        case when digital then 'digital' end
    )) as elsewhere
from project;

comment on view project_wording is 'one row per project, its words as written';
comment on column project_wording.number is 'short key of the project within the search index';
comment on column project_wording.in_name is 'words of the name';
comment on column project_wording.elsewhere is 'words of provider, target group and flags';

-- Grouped as written first: ten million projects have a few thousand spellings, and only these are folded.
create view project_word_source as
with occurrence as (
    select unnest(list_distinct(in_name || elsewhere)) as spelling
    from project_wording
),

spelled as (
    select
        spelling,
        count(*) as projects
    from occurrence
    group by spelling
)

select
    row_number() over (order by fold(spelling)) as word_number,
    fold(spelling) as word,
    arg_max(spelling, (projects, spelling)) as spelling,
    sum(projects)::bigint as projects
from spelled
where fold(spelling) <> ''
group by fold(spelling)
order by word_number;

comment on view project_word_source is 'how the table project_word is computed; one row per word that occurs in a project';
comment on column project_word_source.word_number is 'short key of the word';
comment on column project_word_source.word is 'word in one spelling';
comment on column project_word_source.spelling is 'its most frequent spelling, to suggest it';
comment on column project_word_source.projects is 'number of projects it occurs in; a project that spells it in two ways counts twice';
