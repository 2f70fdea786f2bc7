-- What analysts add: notes on points, a Vergleichsgruppe, questions of their own; and types to compare within.
create temp table note_draft as
select
    key || '/' || struct_extract(what, 'measure') || '/1' as id,
    county,
    name as county_name,
    year,
    struct_extract(what, 'measure') as measure,
    struct_extract(what, 'text') as text,
    written_on,
    'notiz-' || slug as delivery
from (
    select
        *,
        pick(getvariable('notes'), key, 'note') as what,
        workday(days(make_date(year, 10, 20), key, 'noted', 18)) as written_on
    from county_year
    where year >= 2019 and roll(key, 'noted at all') < 0.05
) as noted
union all by name
select
    '06/2021/budget_sum/1' as id,
    '06' as county,
    'Land Hessen' as county_name,
    2021 as year,
    'budget_sum' as measure,
    'Das Arbeitsmarktbudget lief bis 2020 daneben; die Reihe des AQB enthält es in keinem Jahr.' as text,
    date '2021-10-20' as written_on,
    'notiz-06-2021' as delivery;

create temp table peer_group_draft as
select
    'gruppe/Beispielgruppe (erfunden)' as id,
    'Beispielgruppe (erfunden)' as name,
    list(county order by county) as counties,
    date '2025-09-08' as made_on,
    'vergleichsgruppe-beispiel' as delivery
from (
    select distinct county
    from county_year
    where year = 2025
    order by roll(county, 'in the group'), county
    limit 8
) as chosen;

create temp table question_draft as
select
    key || '/own/1' as id,
    county,
    name as county_name,
    year,
    pick(getvariable('own_questions'), key, 'own question') as text,
    workday(held_on - 12) as written_on,
    'leitfrage-' || slug as delivery
from dialogue_draft
where year >= 2024 and roll(key, 'asks more') < 0.1;

-- Which type of the IAB a county belongs to is never made up; these types have numbers that no type of the IAB has.
create temp table type_draft as
select
    county.county,
    county_weight.from_year as territory_from,
    county_weight.to_year as territory_to,
    make_date(county_weight.from_year - 1, 12, 31) as measured_on,
    91 + floor(4 * roll(county.county, 'hardship'))::integer as type_number,
    'vergleichstypen-' || county_weight.from_year as delivery
from now.county
inner join county_weight on county.county = county_weight.county;
