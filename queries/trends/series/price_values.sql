-- Frage: Wie hoch ist der Preisindex in jedem Jahr, und wo steht er?
-- Zeile: ein Jahr mit einem Indexwert
-- Vergleicht: nichts, weil jedes Jahr für sich steht
select
    territory_from::integer as budget_year,
    arg_max(value, measured_on) as value,
    arg_max(reference(delivery, citation), measured_on) as evidence
from shown_measure
where county = '06' and measure = $index_code and value > 0
group by territory_from
order by budget_year
