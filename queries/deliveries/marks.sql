-- Frage: Welche Angaben gelten, und woran erkennt man, dass sich eine geändert hat?
-- Zeile: eine Angabe; ihr Merkmal ist ein anderes, sobald irgendeine ihrer Spalten anders lautet (nicht: geheime Anzahlen)
select
    fact.table_name,
    fact.id as key,
    fact.delivery,
    hash(without_persons(fact.content, withheld.id is not null)::varchar)::varchar as mark
from fact
left join withheld on fact.table_name = withheld.fact and fact.id = withheld.id
left join target on fact.target = target.id
left join project on coalesce(fact.project, target.project) = project.id
left join dialogue on fact.dialogue = dialogue.id
where
    fact.table_name <> 'source'
    and county_chosen($counties, coalesce(fact.county, target.county, project.county, dialogue.county, ''))
order by fact.table_name, key
