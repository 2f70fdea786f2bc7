-- Frage: Wo stehen Vereinbarung und Meldung jedes Ziels, und über welchen Zeitraum geht es?
-- Zeile: ein Ziel; Fundstellen als Lieferung # Stelle, Monate seit dem wirklichen Beginn
select
    target,
    evidence,
    report_source,
    starts_on::timestamp as starts_on,
    ends_on::timestamp as ends_on,
    reported_on::timestamp as reported_on,
    coalesce(in_year, false) as in_year
from chosen_target($year, $programme, $counties, $categories)
order by target
