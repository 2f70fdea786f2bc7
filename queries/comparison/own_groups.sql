-- Frage: Welche Vergleichsgruppen haben Personen zusammengestellt?
-- Zeile: eine eigene Vergleichsgruppe mit ihren Mitgliedern
select
    id,
    name,
    counties,
    author,
    recorded_at,
    reference(delivery, citation) as evidence
from peer_group
order by name collate de, id
