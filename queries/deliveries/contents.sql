-- Frage: Wie lauten diese Angaben?
-- Zeile: eine Angabe; ihr Inhalt als JSON mit den Namen der Spalten, geheime Anzahlen von Personen als withheld
select
    fact.table_name,
    fact.id as key,
    fact.delivery,
    without_persons(fact.content, withheld.id is not null)::varchar as content
from fact
left join withheld on fact.table_name = withheld.fact and fact.id = withheld.id
where list_contains($wanted::varchar[], fact.id)
order by table_name, key
