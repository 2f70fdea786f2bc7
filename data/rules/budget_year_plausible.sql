-- Welcher Eintrag gilt für ein Haushaltsjahr, das es im Bestand nicht geben kann?
-- Eine Zeile je Eintrag mit einem Haushaltsjahr vor 2000 oder nach 2099; nur diese Jahre kennt county_year.
select
    table_name,
    id as key,
    'hard' as severity,
    'Das Haushaltsjahr ' || budget_year || ' liegt nicht zwischen 2000 und 2099.' as sentence,
    'Bitte das Haushaltsjahr mit vier Ziffern angeben, zum Beispiel 2024.' as way_out
from touched_fact
where budget_year not between 2000 and 2099
