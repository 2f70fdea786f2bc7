-- Frage: L-07 – Ändert sich das vereinbarte Budget gegenüber dem Vorjahr stärker, als die Regel des Jahres ohne Frage lässt?
-- Zeile: keine oder eine, nie über einen Wechsel des Gebietsstands; Rang 90
-- Vergleicht: Jahre
select
    now.amount as subject,
    90.0 as weight,
    'Das vereinbarte Budget ändert sich von ' || stated_euro_words(before.euros, before.precision)
    || ' auf ' || stated_euro_words(now.euros, now.precision) || ' ('
    || change_words(
        percent_words(abs(now.euros / before.euros - 1)),
        now.euros - before.euros,
        difference_precision(now.precision, before.precision)
    )
    || '). Welche Maßnahmen kommen hinzu, welche fallen weg?' as text,
    stated_euro_words(before.euros, before.precision)
    || ' → ' || stated_euro_words(now.euros, now.precision) as figures,
    'Davon hängt ab, welche Ziele und Plätze dem neuen Budget entsprechen.' as effect,
    now.evidence
from budget as now
inner join budget as before
    on
        now.county = before.county
        and now.programme = before.programme
        and now.stage = before.stage
        and now.budget_year = before.budget_year + 1
left join territory_change on now.county = territory_change.county and now.budget_year = territory_change.budget_year
where
    now.stage = 'agreed'
    and now.county = $county
    and now.budget_year = $year
    and now.programme = $programme
    and territory_change.county is null
    and before.euros > 0
    and abs(now.euros - before.euros) > (select budget_apart from rule_of($year)) * before.euros
order by subject
