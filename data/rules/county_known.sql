-- Welcher Eintrag nennt keine bekannte Gebietskörperschaft?
-- Eine Zeile je Eintrag; 06 (das Land) ist nur bei Beträgen, Anmerkungen, Notizen und Größen wie einem Preisindex erlaubt.
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
    union all
    select
        'peer_group' as table_name,
        id,
        unnest(counties) as county,
        null as first_year,
        null as last_year
    from peer_group
)

select
    'Tabelle ' || fact.table_name || ', Schlüssel ' || fact.id || ': „' || fact.county || '“ ist '
    || case
        when length(fact.county) <> 5 then 'kein amtlicher Schlüssel mit fünf Zeichen.'
        else 'keine bekannte Gebietskörperschaft.'
    end as violation
from fact
anti join county on fact.county = county.county
where not (fact.county = '06' and fact.table_name in ('amount', 'remark', 'note', 'county_measure'))
order by violation
