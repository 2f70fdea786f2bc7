-- Welches Ergebnis eines Dialogs gehört nicht zu seinem Ziel, oder nennt einen neuen Zielwert, den es nicht geben kann?
-- Eine Zeile je Ergebnis und Fehler.
with said as (
    select
        result.id,
        result.result,
        result.new_value,
        result.county <> target.county or result.budget_year <> target.budget_year as elsewhere,
        target.kind = 'qualitative' or coalesce(indicator.direction = 'band', false) as without_value,
        coalesce(indicator.rate, false) as rate,
        target.kind = 'milestone' and result.new_value <> floor(result.new_value) as part_of_one,
        target.name
    from touched_target_result as result
    inner join target on result.target = target.id
    left join indicator on target.indicator = indicator.code
)

select
    'target_result' as table_name,
    id as key,
    'hard' as severity,
    case
        when elsewhere then 'Das Ziel ' || quoted(name) || ' gehört zu einem anderen Kreis oder Jahr als der Dialog.'
        when result <> 'new_target' and new_value is not null then 'Ein neuer Zielwert steht nur beim Ergebnis „neuer Zielwert“.'
        when result = 'new_target' and new_value is null then 'Der neue Zielwert fehlt.'
        when new_value is not null and without_value
            then 'Das Ziel ' || quoted(name) || ' hat keinen einzelnen Zielwert.'
        when new_value <= 0 then 'Der neue Zielwert ist nicht mehr als null.'
        when rate and new_value > 100 then 'Der neue Zielwert ist mehr als 100 %.'
        when part_of_one then 'Meilensteine sind ganze Zahlen.'
    end as sentence,
    case
        when without_value
            then 'Bitte „begründete Abweichung“ oder „Stand anerkannt“ wählen; ein anderes Ziel kommt mit einer geänderten Vereinbarung.'
        else 'Bitte das Ergebnis zu diesem Ziel prüfen.'
    end as way_out
from said
