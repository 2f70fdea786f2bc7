-- Frage: Wie viele Quellen gibt es?
-- Zeile: genau eine
select count(*) as sources
from source
order by sources
