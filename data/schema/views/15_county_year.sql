-- What is asked of every county in every year, put together once: most questions begin with it, and each join saved
-- takes about a millisecond off each of them.
-- Makes: county_year_source
-- Reads: agreement, county, shown_measure, reference, territory_change
create view county_year_source as
select
    county.county,
    year.budget_year,
    coalesce(county.valid_from, date '0001-01-01') <= make_date(year.budget_year, 12, 31)
    and coalesce(county.valid_to, date '9999-12-31') >= make_date(year.budget_year, 1, 1) as exists_in_year,
    county.short_name,
    (row_number() over (partition by year.budget_year order by county.short_name collate de))::integer as position,
    county.kind,
    county.tile_code,
    county.tile_row,
    county.tile_column,
    exists(
        select 1 from agreement
        where county.county = agreement.county and year.budget_year = agreement.budget_year
    ) as has_agreement,
    territory_change.note as territory_note,
    population.value as population,
    population.measured_on as population_on,
    reference(population.delivery, population.citation) as population_evidence
from county
-- the Ausbildungs- und Qualifizierungsbudget and its predecessors lie within these years
cross join (select unnest(generate_series(2000, 2099))::integer as budget_year) as year
left join territory_change on county.county = territory_change.county and year.budget_year = territory_change.budget_year
left join shown_measure as population
    on
        county.county = population.county
        and population.measure = 'population'
        and year.budget_year between population.territory_from and coalesce(population.territory_to, 9999);

comment on view county_year_source is 'how the table county_year is computed; one row per county and budget year 2000 to 2099';
comment on column county_year_source.county is 'AGS of the county';
comment on column county_year_source.budget_year is 'budget year';
comment on column county_year_source.exists_in_year is 'the county exists at some time of the year: 26 counties in 2025, 27 in 2026';
comment on column county_year_source.short_name is 'name as in figures and tables';
comment on column county_year_source.position is 'place in the German alphabet of short names';
comment on column county_year_source.kind is 'Landkreis or kreisfreie Stadt';
comment on column county_year_source.tile_code is 'letters on the tile map';
comment on column county_year_source.tile_row is 'row on the tile map, 0 is the north';
comment on column county_year_source.tile_column is 'column on the tile map, 0 is the west';
comment on column county_year_source.has_agreement is 'a Zielvereinbarung of the year is recorded';
comment on column county_year_source.territory_note is 'change of territory with this year; null: none';
comment on column county_year_source.population is 'inhabitants of this territory; null: no figure for it';
comment on column county_year_source.population_on is 'date of the figure of inhabitants';
comment on column county_year_source.population_evidence is 'delivery and citation of the figure of inhabitants';
