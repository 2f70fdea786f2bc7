-- German words for figures inside sentences that a question composes; everywhere else charts.numbers writes them.
create macro number_words(value) as
translate(
    case
        when value = floor(value) then format('{:,.0f}', value::double)
        else format('{:,.1f}', value::double)
    end,
    ',.', '.,'
);

create macro euro_words(value) as translate(format('{:,.0f}', value::double), ',.', '.,') || ' €';

create macro percent_words(fraction) as translate(format('{:,.1f}', 100.0 * fraction), ',.', '.,') || ' %';

create macro day_words(day) as strftime(day, '%d.%m.%Y');

create macro unit_words(value, unit) as
number_words(value) || case unit when 'Prozent' then ' %' else coalesce(' ' || unit, '') end;

-- The wording of a document as it is read: the marks of emphasis belong to the text file it was taken from.
create macro wording(text) as replace(text, '**', '');

-- A name in German quotes; quotes inside it become single ones.
create macro quoted(name) as '„' || translate(name, '„“"', '‚‘''') || '“';

-- The section a citation names, without its page and what a person added: „§ 4, Seite 3; von Hand: …“ → „§ 4“.
create macro section_of(citation) as split_part(split_part(citation, '; ', 1), ', Seite ', 1);
