-- Makes: matching_words, search_projects
-- Reads: fold, project_search, project_term, project_word
create macro matching_words(words) as table
-- Words of the index that match a word searched for, by way: 0 alone, else one cut of a compound in parts 1 and 2.
-- grade: 0 whole word, 1 part of a word, 2 half of a compound, 3 similar spelling; tokens: words searched for
    with token as materialized (
        select
            row_number() over () as token,
            word,
            length(word) as letters,
            -- 2.0 is no misspelt 3.0, and 20 no part of 2023
            regexp_matches(word, '[0-9]') as has_digit,
            case when length(word) <= 7 then 1 else 2 end as mistakes,
            count(*) over () as tokens
        from (select distinct left(fold(unnest(words)), 60) as word) as written
        where word <> ''
    ),

    half as (
    -- a compound cut in two at every place, with its linking s (Ausbildung-s-vorbereitung) and without
        select
            token,
            tokens,
            2 * place + linking as way,
            unnest([1, 2]) as part,
            unnest([left(word, place - linking), substr(word, place + 1)]) as word
        from (
            select
                token,
                tokens,
                word,
                place,
                unnest([0, 1]) as linking
            from (
                select
                    token,
                    tokens,
                    word,
                    unnest(range(4, letters - 3)) as place
                from token
                where not has_digit
            ) as place
        ) as cut
        where linking = 0 or (place > 4 and substr(word, place, 1) = 's')
    ),

    known_half as (
    -- a half is one that some word begins with: inte|gration is no compound
        select half.*
        from half
        semi join project_word as vocabulary
            on left(half.word, 4) = left(vocabulary.word, 4) and starts_with(vocabulary.word, half.word)
    )

    select
        token.token,
        0 as way,
        1 as part,
        vocabulary.word_number,
        case
            when vocabulary.word = token.word then 0
            when starts_with(vocabulary.word, token.word) then 1
            when not token.has_digit and contains(vocabulary.word, token.word) then 1
            else 3
        end as grade,
        token.tokens
    from token
    inner join project_word as vocabulary
        on
            starts_with(vocabulary.word, token.word)
            or (
                token.letters >= 4
                and not token.has_digit
                and (
                    contains(vocabulary.word, token.word)
                    or (
                        abs(length(vocabulary.word) - token.letters) <= token.mistakes
                        and damerau_levenshtein(vocabulary.word, token.word) <= token.mistakes
                    )
                )
            )
    union all
    select
        known_half.token,
        known_half.way,
        known_half.part,
        vocabulary.word_number,
        2 as grade,
        known_half.tokens
    from known_half
    inner join known_half as other_half
        on
            known_half.token = other_half.token
            and known_half.way = other_half.way
            and known_half.part <> other_half.part
    inner join project_word as vocabulary on contains(vocabulary.word, known_half.word);

create macro search_projects(matches, tokens) as table
-- Projects in which every one of so many tokens is found, grade 0 the best; no token: every project.
-- matches: what matching_words says, as a list. It is asked on its own, because the words are the same for every
-- filter, and because one question with both took twice the time of two.
-- outside_name: words found only in provider, target group or flags; similar_only: some word is only spelt similarly
    with matching as (
        select
            unnest(
                matches::struct(token integer, way integer, part integer, word_number bigint, grade integer)[],
                recursive := true
            )
    ),

    hit as (
    -- of a compound both parts have to be in the project: bits 1 and 2
        select
            term.number,
            matching.token,
            min(matching.grade) as grade,
            coalesce(bit_or(matching.part) filter (where term.in_name), 0) = bit_or(matching.part) as in_name
        from matching
        inner join project_term as term on matching.word_number = term.word_number
        group by term.number, matching.token, matching.way
        having matching.way = 0 or bit_or(matching.part) = 3
    ),

    best as (
        select
            number,
            token,
            min(grade) as grade,
            bool_or(in_name) as in_name
        from hit
        group by number, token
    ),

    complete as (
        select
            number,
            count(*) as found_tokens,
            sum(grade)::integer as grade,
            count(*) filter (where not in_name) as outside_name,
            max(grade) = 3 as similar_only
        from best
        group by number
    )

    select
        project_search.project,
        project_search.county,
        project_search.budget_year,
        project_search.category,
        project_search.ordinal,
        complete.grade,
        complete.outside_name,
        complete.similar_only
    from project_search
    inner join complete on project_search.number = complete.number and complete.found_tokens = tokens
    union all
    select
        project,
        county,
        budget_year,
        category,
        ordinal,
        0 as grade,
        0 as outside_name,
        false as similar_only
    from project_search
    where tokens = 0;
