-- Frage: Welche gesuchten Wörter sind Name, oder Teil des Namens, eines Gebiets oder einer Maßnahmenart?
-- Zeile: ein gesuchtes Wort und ein Gebiet (county) oder eine Maßnahmenart (category), in der Reihenfolge der Eingabe
with typed as (
    select
        unnest($search::varchar[]) as word,
        generate_subscripts($search::varchar[], 1) as position
),

filter_name as (
    select
        'county' as kind,
        county as key,
        short_name as name,
        fold(name || ' ' || short_name) as words
    from county
    union all
    select
        'category' as kind,
        category::varchar as key,
        arg_max(short_name, valid_from) as name,
        fold(string_agg(name, ' ')) as words
    from measure_category
    group by category
)

select
    typed.word,
    filter_name.kind,
    filter_name.key,
    filter_name.name
from typed
-- three letters are in too many names to mean one of them
inner join filter_name on length(typed.word) > 3 and contains(filter_name.words, fold(typed.word))
order by typed.position, filter_name.kind desc, filter_name.name collate de
