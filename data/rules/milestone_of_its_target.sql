-- Welcher Meilenstein passt nicht zu seinem Ziel: keine Meilensteine vereinbart, mehr als vereinbart, doppelt, fern?
-- Eine Zeile je Fehler eines Meilensteins; ein Ziel, das es nicht gibt, nennt target_known.
with placed as (
    select
        milestone.id,
        milestone.number,
        milestone.name,
        milestone.due_on,
        milestone.reached_on,
        milestone.evidence,
        milestone.recorded_at,
        target.name as target_name,
        target.kind,
        target.target_value,
        target.starts_on,
        target.ends_on,
        count(*) over (partition by milestone.target, milestone.number) as alike
    from group_milestone as milestone
    inner join target on milestone.target = target.id
),

fault as (
    select
        id as key,
        'Das Ziel „' || target_name || '“ ist kein Ziel mit Meilensteinen.' as sentence,
        'Bitte die Zielart „Meilensteine“ angeben oder die Meilensteine weglassen.' as way_out
    from placed
    where kind <> 'milestone'
    union all
    select
        id as key,
        'Meilenstein ' || number || ' von ' || coalesce(target_value::bigint::varchar, 'keinem') || ' vereinbarten.'
            as sentence,
        'Bitte die Anzahl der Meilensteine (Zielwert) und die Termine prüfen.' as way_out
    from placed
    where kind = 'milestone' and (number < 1 or number > coalesce(target_value, 0))
    union all
    select
        id as key,
        'Die Nummer ' || number || ' gibt es bei diesem Ziel ' || alike || '-mal.' as sentence,
        'Bitte jeden Meilenstein einmal nennen.' as way_out
    from placed
    where alike > 1
    union all
    select
        id as key,
        'Der Termin ' || strftime(due_on, '%d.%m.%Y') || ' liegt mehr als ein Jahr außerhalb des Zeitraums des Ziels ('
        || strftime(starts_on, '%d.%m.%Y') || ' bis ' || strftime(ends_on, '%d.%m.%Y') || ').' as sentence,
        'Bitte das Jahr des Termins prüfen.' as way_out
    from placed
    where due_on < starts_on - interval 1 year or due_on > ends_on + interval 1 year
    union all
    select
        id as key,
        'Der Name des Meilensteins enthält ein Semikolon oder einen Zeilenwechsel.' as sentence,
        'Bitte ein Komma setzen; das Semikolon trennt die Meilensteine einer Zelle.' as way_out
    from placed
    where contains(name, ';') or contains(name, chr(10))
    union all
    select
        id as key,
        case
            when reached_on > recorded_at::date then 'Der ' || strftime(reached_on, '%d.%m.%Y') || ' liegt in der Zukunft.'
            when reached_on is not null and coalesce(trim(evidence), '') = '' then 'Der Meilenstein ist erreicht, aber ohne Nachweis.'
        end as sentence,
        'Bitte Tag und Nachweis prüfen.' as way_out
    from placed
)

select
    *,
    'milestone' as table_name,
    'hard' as severity
from fault
