-- Frage: Auf welche Bezugsgrößen aus Lieferungen dieses Datensatzes lässt sich eine Kennzahl beziehen?
-- Zeile: eine gelieferte Bezugsgröße; für das Jahr die Zahl der Gebiete mit Angabe und die Dokumente
select
    context_measure.code,
    context_measure.name,
    context_measure.per,
    count(distinct shown_measure.county) filter (where valid) as counties,
    string_agg(distinct source.title, '; ' order by source.title) filter (where valid) as documents
from context_measure
inner join (
    select
        *,
        $year between territory_from and coalesce(territory_to, 9999) as valid
    from shown_measure
) as shown_measure on context_measure.code = shown_measure.measure
left join delivery on shown_measure.delivery = delivery.id and delivery.event = 'recorded'
left join source on delivery.source = source.id
where context_measure.role = 'denominator'
group by context_measure.code, context_measure.name, context_measure.per
order by
    list_position(['population', 'population_15_24', 'sgb2_under_25', 'unemployed'], context_measure.code),
    context_measure.code
