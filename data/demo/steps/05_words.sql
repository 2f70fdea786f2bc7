-- The words and numbers the data are made of, from data/demo/words.
create temp table budget_curve as
select
    year::integer as year,
    euros::decimal(14, 2) as euros,
    amb_share::double as amb_share
from read_csv(getvariable('words') || '/budget_curve.csv', header = true, all_varchar = true);

create temp table county_weight as
select
    county,
    from_year::integer as from_year,
    to_year::integer as to_year,
    weight::integer as weight
from read_csv(getvariable('words') || '/county_weight.csv', header = true, all_varchar = true);

create temp table flavour as
select * from read_csv(getvariable('words') || '/flavour.csv', header = true, all_varchar = true);

create temp table name_part as
select * from read_csv(getvariable('words') || '/name_part.csv', header = true, all_varchar = true);

create temp table target_template as
select * from read_csv(getvariable('words') || '/target_template.csv', header = true, all_varchar = true);

create temp table phrase as
select * from read_csv(getvariable('words') || '/phrase.csv', header = true, all_varchar = true);

create temp table population as
select
    county,
    measured_on::date as measured_on,
    territory_from::integer as territory_from,
    territory_to::integer as territory_to,
    people::integer as people
from read_csv(getvariable('words') || '/population.csv', header = true, all_varchar = true);
