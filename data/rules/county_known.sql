-- Welcher Eintrag nennt keine bekannte Gebietskörperschaft?
-- Eine Zeile je Eintrag; 06 (das Land) ist nur bei Beträgen, Anmerkungen, Notizen und Größen wie einem Preisindex erlaubt.
with stated as (
    select
        table_name,
        id,
        county
    from touched_fact
    where county is not null
    union all
    select
        'peer_group' as table_name,
        id,
        unnest(counties) as county
    from touched_peer_group
)

select
    stated.table_name,
    stated.id as key,
    'hard' as severity,
    '„' || stated.county || '“ ist '
    || case
        when length(stated.county) <> 5 then 'kein amtlicher Schlüssel mit fünf Zeichen.'
        else 'keine bekannte Gebietskörperschaft.'
    end as sentence,
    'Bitte den amtlichen Schlüssel einer hessischen Gebietskörperschaft angeben, zum Beispiel 06434.' as way_out
from stated
anti join county on stated.county = county.county
where not (stated.county = '06' and stated.table_name in ('amount', 'remark', 'note', 'county_measure'))
