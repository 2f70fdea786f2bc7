create macro fold(words) as
-- one spelling for Mädchen, Maedchen and Madchen; applied to what is searched and to what is searched for
replace(replace(replace(replace(strip_accents(lower(words)), 'ß', 'ss'), 'ae', 'a'), 'oe', 'o'), 'ue', 'u');

create view project_search_source as
select
    id as project,
    fold(concat_ws(
        ' ',
        name,
        provider,
        target_group,
        case when part_time then 'Teilzeit' end,
        case when language then 'Sprache' end,
        case when digital then 'digital' end
    )) as words
from project;

comment on view project_search_source is 'how the table project_search is computed; one row per project';
comment on column project_search_source.project is 'key of the project';
comment on column project_search_source.words is 'name, provider, target group and flags in one spelling, for the search';

create view project_word_source as
select distinct unnest(regexp_extract_all(words, '[a-z0-9]+')) as word
from project_search_source;

comment on view project_word_source is 'how the table project_word is computed; one row per word that occurs in a project';
comment on column project_word_source.word is 'word in one spelling';
