-- Frage: Welche gesuchten Wörter kommen in keiner Maßnahme vor, und welche Wörter sind ihnen am ähnlichsten?
-- Zeile: ein gesuchtes Wort in der Reihenfolge der Eingabe; dazu die Zahl der Treffer ohne jede Auswahl
with typed as materialized (
    select
        spelling,
        position,
        left(fold(spelling), 60) as word,
        length(left(fold(spelling), 60)) as letters
    from (
        select
            unnest($search::varchar[]) as spelling,
            generate_subscripts($search::varchar[], 1) as position
    ) as words
),

known as (
    select distinct typed.position
    from typed
    inner join project_word on contains(project_word.word, typed.word)
),

near as (
    select
        typed.position,
        project_word.spelling,
        row_number() over (
            partition by typed.position
            order by
                damerau_levenshtein(project_word.word, typed.word),
                project_word.projects desc,
                project_word.word
        ) as nearness
    from typed
    inner join project_word
        on
            typed.letters >= 3
            and abs(length(project_word.word) - typed.letters) <= 1 + typed.letters // 4
            and damerau_levenshtein(project_word.word, typed.word) <= 1 + typed.letters // 4
    where typed.position not in (select known.position from known)
)

select
    typed.spelling as word,
    typed.position in (select known.position from known) as known,
    coalesce(
        (
            select list(near.spelling order by near.nearness)
            from near
            where near.position = typed.position and near.nearness <= 3
        ),
        []
    ) as suggestions,
    (select count(*) from search_projects($matches, $tokens)) as found_anywhere
from typed
order by typed.position
