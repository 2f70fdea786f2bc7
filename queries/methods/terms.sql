-- Frage: Was bedeuten die Begriffe auf den Seiten?
-- Zeile: ein Begriff
select
    term,
    also,
    definition,
    evidence
from term
order by term collate de
