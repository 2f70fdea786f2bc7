-- The words and numbers the data are made of, from data/demo/words; the population is the published one.
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
select * from read_csv(getvariable('population'), header = true, all_varchar = true);
