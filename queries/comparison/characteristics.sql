-- Frage: Welche Merkmale machen die Gebietskörperschaften eines Jahres einander ähnlich?
-- Zeile: eine Gebietskörperschaft und ein gewichtetes Merkmal, auch ohne Angabe; Wert in der Einheit des Merkmals
-- Vergleicht: nichts, weil aus den Merkmalen erst die Vergleichsgruppen werden
select
    county.county,
    context_measure.code,
    context_measure.name,
    context_measure.unit,
    context_measure.weight,
    shown_measure.value,
    shown_measure.measured_on::timestamp as measured_on,
    reference(shown_measure.delivery, shown_measure.citation) as evidence
from county_year as county
cross join context_measure
left join shown_measure
    on
        county.county = shown_measure.county
        and context_measure.code = shown_measure.measure
        and $year between shown_measure.territory_from and coalesce(shown_measure.territory_to, 9999)
where
    county.budget_year = $year
    and county.exists_in_year
    and context_measure.role = 'characteristic'
    and context_measure.weight is not null
order by county.county, context_measure.weight desc, context_measure.code
