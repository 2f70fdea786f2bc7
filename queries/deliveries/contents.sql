-- Frage: Wie lauten diese Angaben?
-- Zeile: eine Angabe; ihr Inhalt als JSON mit den Namen der Spalten
select
    table_name,
    id as key,
    delivery,
    content::varchar as content
from fact
where list_contains($wanted::varchar[], id)
order by table_name, key
