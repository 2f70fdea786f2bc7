-- Welcher Eintrag gilt für ein Jahr, in dem es die Gebietskörperschaft nicht gab?
-- Eine Zeile je Eintrag außerhalb der Gültigkeit, zum Beispiel Hanau vor 2026.
with stated as (
    select
        table_name,
        id,
        county,
        budget_year as first_year,
        budget_year as last_year
    from touched_fact
    union all
    select
        'county_measure' as table_name,
        id,
        county,
        territory_from as first_year,
        territory_to as last_year
    from touched_county_measure
)

select
    stated.table_name,
    stated.id as key,
    'hard' as severity,
    county.name || ' ist im Haushaltsjahr '
    || case
        when stated.first_year < year(county.valid_from) then stated.first_year
        else coalesce(stated.last_year, stated.first_year)
    end
    || ' keine eigene Gebietskörperschaft (Gültigkeit ' || coalesce(year(county.valid_from)::varchar, 'nicht bekannt')
    || ' bis ' || coalesce(year(county.valid_to)::varchar, 'heute') || ').' as sentence,
    'Bitte Jahr und Gebietskörperschaft prüfen.' as way_out
from stated
inner join county on stated.county = county.county
where stated.first_year < year(county.valid_from) or stated.last_year > year(county.valid_to)
