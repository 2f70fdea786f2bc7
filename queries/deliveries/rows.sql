-- Frage: Welche Angaben gelten aus dieser Lieferung, und an welcher Stelle des Dokuments stehen sie?
-- Zeile: eine Angabe; ihr Inhalt als JSON mit den Namen der Spalten
select
    table_name,
    id as key,
    content::varchar as content,
    citation,
    state
from fact
where delivery = $delivery
order by table_name, key
