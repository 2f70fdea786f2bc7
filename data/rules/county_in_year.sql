-- Welcher Eintrag gilt für ein Jahr, in dem es die Gebietskörperschaft nicht gab?
-- Eine Zeile je Eintrag außerhalb der Gültigkeit, zum Beispiel Hanau vor 2026.
with fact as (
    select
        'agreement' as table_name,
        id,
        county,
        budget_year as first_year,
        budget_year as last_year
    from agreement
    union all
    select
        'amount' as table_name,
        id,
        county,
        budget_year as first_year,
        budget_year as last_year
    from amount
    union all
    select
        'commitment' as table_name,
        id,
        county,
        budget_year as first_year,
        budget_year as last_year
    from commitment
    union all
    select
        'deviation' as table_name,
        id,
        county,
        budget_year as first_year,
        budget_year as last_year
    from deviation
    union all
    select
        'dialogue' as table_name,
        id,
        county,
        budget_year as first_year,
        budget_year as last_year
    from dialogue
    union all
    select
        'project' as table_name,
        id,
        county,
        budget_year as first_year,
        budget_year as last_year
    from project
    union all
    select
        'remark' as table_name,
        id,
        county,
        budget_year as first_year,
        budget_year as last_year
    from remark
    union all
    select
        'target' as table_name,
        id,
        county,
        budget_year as first_year,
        budget_year as last_year
    from target
    union all
    select
        'county_measure' as table_name,
        id,
        county,
        territory_from as first_year,
        territory_to as last_year
    from county_measure
    union all
    select
        'extra_need' as table_name,
        id,
        county,
        budget_year as first_year,
        budget_year as last_year
    from extra_need
    union all
    select
        'note' as table_name,
        id,
        county,
        budget_year as first_year,
        budget_year as last_year
    from note
)

select
    'Tabelle ' || fact.table_name || ', Schlüssel ' || fact.id || ': ' || county.name || ' ist im Haushaltsjahr '
    || case
        when fact.first_year < year(county.valid_from) then fact.first_year
        else coalesce(fact.last_year, fact.first_year)
    end
    || ' keine eigene Gebietskörperschaft.' as violation
from fact
inner join county on fact.county = county.county
where fact.first_year < year(county.valid_from) or fact.last_year > year(county.valid_to)
order by violation
