-- German words for figures inside sentences that a question composes; everywhere else data.numbers writes them.
-- Reads: code_word, rule
-- Makes: half_up, number_words, euro_words, stated_words, stated_euro_words, percent_words, near_limit, achievement_words, day_words, unit_words, wording, quoted, section_of, reference,
-- Makes: county_chosen, category_chosen, unit_holds, unit_chosen, counted_county, project_chosen, agreed_words, reported_words
-- Rounded as data.numbers does, halves away from zero. As doubles 2.05 and 12.45 / 12 are a little less than they read;
-- eight decimals are fewer than a double keeps right of any figure here (100 * 6710.8865 is wrong in the tenth).
create macro half_up(value, digits) as round(value::double::decimal(28, 8), digits)::double;

create macro number_words(value) as
translate(
    case
        when value = floor(value) then format('{:,.0f}', value::double)
        else format('{:,.1f}', half_up(value, 1))
    end,
    ',.', '.,'
);

-- A figure and its unit stand in one line: between them is a space that does not break (160).
create macro euro_words(value) as translate(format('{:,.0f}', half_up(value, 0)), ',.', '.,') || chr(160) || '€';

-- The same for what is stated with a precision: „rund 501 €“.
create macro stated_words(words, stated) as concat(
    (
        select precision_word.word || ' ' from code_word as precision_word
        where precision_word.kind = 'precision' and precision_word.code = stated and precision_word.code <> 'exact'
    ),
    words
);

create macro stated_euro_words(value, stated) as stated_words(euro_words(value), stated);

create macro percent_words(fraction) as translate(format('{:,.1f}', half_up(100.0 * fraction, 1)), ',.', '.,') || chr(160) || '%';

-- Whether an achievement, written with so many decimals of a percent, looks like a limit of a rule that it is not.
create macro near_limit(ratio, decimals) as exists (
    select limits.at_limit
    from (select unnest([achieved_from, at_risk_from]) as at_limit from rule) as limits
    where
        abs(ratio - limits.at_limit) between 1e-9 and 0.0005
        and (decimals = 1 or round(100.0 * ratio, decimals) = round(100.0 * limits.at_limit, decimals))
);

-- As data.numbers.achievement writes it: beside a limit with the decimals that tell the two apart.
create macro achievement_words(ratio) as translate(
    case
        when not near_limit(ratio, 1) then format('{:,.1f}', half_up(100.0 * ratio, 1))
        when not near_limit(ratio, 2) then format('{:,.2f}', half_up(100.0 * ratio, 2))
        when not near_limit(ratio, 3) then format('{:,.3f}', half_up(100.0 * ratio, 3))
        else format('{:,.4f}', half_up(100.0 * ratio, 4))
    end,
    ',.', '.,'
) || chr(160) || '%';

create macro day_words(day) as strftime(day, '%d.%m.%Y');

create macro unit_words(value, unit) as
number_words(value) || case unit when 'Prozent' then chr(160) || '%' else coalesce(chr(160) || unit, '') end;

-- What a target asks for: its value, or the band it lies in, which may be open at one end.
create macro agreed_words(target_value, lower_bound, upper_bound, unit, direction) as
coalesce(
    case direction when 'higher' then 'mindestens ' when 'lower' then 'höchstens ' else '' end || unit_words(target_value, unit),
    number_words(lower_bound) || ' bis ' || unit_words(upper_bound, unit),
    'mindestens ' || unit_words(lower_bound, unit),
    'höchstens ' || unit_words(upper_bound, unit)
);

-- What a report says beside what is agreed.
create macro reported_words(value, target_value, lower_bound, upper_bound, unit, direction) as
'gemeldet sind ' || unit_words(value, unit) || ', vereinbart '
|| agreed_words(target_value, lower_bound, upper_bound, unit, direction);

-- The wording of a document as it is read: the marks of emphasis belong to the text file it was taken from.
create macro wording(text) as replace(text, '**', '');

-- A name in German quotes; quotes inside it become single ones.
create macro quoted(name) as '„' || translate(name, '„“"', '‚‘''') || '“';

-- The section a citation names, without its page and what a person added: „§ 4, Seite 3; von Hand: …“ → „§ 4“.
create macro section_of(citation) as split_part(split_part(citation, '; ', 1), ', Seite ', 1);

-- Where a fact stands, in one text: its delivery and the place in the document. queries/frame/evidence.sql takes it apart.
create macro reference(delivery, citation) as delivery || ' # ' || citation;

-- Whether a county or a Maßnahmenart is among those a reader chose; none chosen means all.
create macro county_chosen(counties, county) as len(counties) = 0 or list_contains(counties::varchar[], county);

create macro category_chosen(categories, category) as
len(categories) = 0 or list_contains(categories::integer[], category);

-- The same for Maßnahmen, which are also looked for in all years: no year means every one.
create macro project_chosen(of_year, counties, categories, budget_year, county, category) as
(of_year::integer is null or budget_year = of_year::integer)
and county_chosen(counties, county)
and category_chosen(categories, category);

-- A county whose figures are added up: figures of the Land hold those of its counties once more.
create macro counted_county(counties, county) as county <> '06' and county_chosen(counties, county);

-- A unit holds one county or those of a reform, joined by +; it is chosen with any of them.
create macro unit_holds(counties, unit) as list_has_any(string_split(unit, '+'), counties::varchar[]);

create macro unit_chosen(counties, unit) as len(counties) = 0 or unit_holds(counties, unit);
