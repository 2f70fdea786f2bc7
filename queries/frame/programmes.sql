-- Frage: Welche Programme kennt die Anwendung?
-- Zeile: ein Programm oder eine nur zusammen genannte Summe mehrerer Programme
select
    code,
    short_name,
    name
from programme
order by sort
