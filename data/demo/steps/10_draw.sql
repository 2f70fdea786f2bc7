-- How chance is drawn: a number in [0, 1) from the seed, a key and a word for what is drawn.
-- The same seed gives the same rows on every machine and in every order of execution.
create temp macro roll(key, what) as (hash(getvariable('seed'), key, what) % 1000000) / 1e6;

create temp macro pick(words, key, what) as words[1 + floor(roll(key, what) * len(words))::integer];

create temp macro days(first, key, what, span) as first + floor(roll(key, what) * span)::integer;

-- Saturday and Sunday become the Monday after
create temp macro workday(day) as day + case isodow(day) when 6 then 2 when 7 then 1 else 0 end;

create temp macro at_office(day, key) as day + to_minutes(480 + floor(roll(key, 'minute') * 540)::integer);

-- a sum as it is stated: what is said about it is round
create temp macro as_stated(euros, said) as case when said = 'about' then round(euros, -3) else round(euros, 2) end;

create temp macro precision_words(said) as case said
    when 'about' then 'rund '
    when 'at_least' then 'mindestens '
    when 'at_most' then 'höchstens '
    else ''
end;

create temp macro euro_words(euros) as format('{:t.}', euros::bigint) || ' Euro';

-- figures grow firmer with the years
create temp macro state_of(year, key) as case
    when year <= 2023 then 'final'
    when year = 2024 then 'checked'
    when year = 2025 and roll(key, 'state') < 0.5 then 'checked'
    else 'provisional'
end;

set variable last_day = date '2026-11-15';
set variable last_report = date '2026-09-30';
set variable core_projects = 40;

set variable stems = (
    select list(text order by text) from name_part
    where kind = 'stem'
);
set variable heads = (
    select list(text order by text) from name_part
    where kind = 'head'
);
set variable provider_forms = (
    select list(text order by text) from name_part
    where kind = 'provider_form'
);
set variable provider_places = (
    select list(text order by text) from name_part
    where kind = 'provider_place'
);
set variable provider_kinds = (
    select list(text order by text) from name_part
    where kind = 'provider_kind'
);
set variable comments = (
    select list(text order by text) from phrase
    where kind = 'comment'
);
set variable drops = (
    select list(text order by text) from phrase
    where kind = 'drop'
);
set variable summaries = (
    select list(text order by text) from phrase
    where kind = 'summary'
);
set variable county_remarks = (
    select list(text order by text) from phrase
    where kind = 'remark_county'
);
set variable ministry_remarks = (
    select list(text order by text) from phrase
    where kind = 'remark_ministry'
);
set variable project_remarks = (
    select list(text order by text) from phrase
    where kind = 'remark_project'
);
set variable target_remarks = (
    select list(text order by text) from phrase
    where kind = 'remark_target'
);

set variable target_answers = (
    select list(text order by text) from phrase
    where kind = 'remark_answer'
);
set variable causes_cut = (
    select list({ 'cause': text, 'evidence': more, 'rule': extra } order by text) from phrase
    where kind = 'cause_cut'
);
set variable causes_more = (
    select list({ 'cause': text, 'evidence': more, 'rule': extra } order by text) from phrase
    where kind = 'cause_more'
);
set variable causes_key_data = (
    select list({ 'cause': text, 'evidence': more, 'rule': extra } order by text)
    from phrase
    where kind = 'cause_key_data'
);
set variable commitments = (
    select list({ 'text': text, 'responsible': more, 'evidence': extra } order by text)
    from phrase
    where kind = 'commitment'
);
set variable notes = (
    select list({ 'text': text, 'measure': more } order by text) from phrase
    where kind = 'note'
);
set variable own_questions = (
    select list(text order by text) from phrase
    where kind = 'own_question'
);

create temp macro invented_provider(key) as concat_ws(
    ' ',
    pick(getvariable('provider_forms'), key, 'form'),
    pick(getvariable('provider_places'), key, 'place'),
    pick(getvariable('provider_kinds'), key, 'kind')
);
