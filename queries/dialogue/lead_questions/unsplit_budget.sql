-- Frage: L-11 – Ist das vereinbarte Budget nicht auf die Maßnahmenarten aufgeteilt?
-- Zeile: keine oder eine; Rang 20
-- Vergleicht: nichts, weil von einer anderen Stufe nur gesagt wird, dass sie aufgeteilt ist
with agreed as (
    select
        any_value(budget.euros) as whole,
        any_value(budget.precision) as precision,
        sum(allocation.euros) as unsplit,
        joint_precision(allocation.precision) as unsplit_precision,
        any_value(budget.evidence) as evidence
    from allocation
    inner join budget using (county, budget_year, programme, stage)
    where
        allocation.county = $county
        and allocation.budget_year = $year
        and allocation.programme = $programme
        and allocation.stage = 'agreed'
        and allocation.category is null
        and allocation.euros > 0
    having sum(allocation.euros) > 0
),

-- the first stage after the agreement all of which is split: whoever asks how the money is split is told that it is
elsewhere as (
    select code_word.word
    from allocation
    inner join code_word on code_word.kind = 'stage' and allocation.stage = code_word.code
    where
        allocation.county = $county
        and allocation.budget_year = $year
        and allocation.programme = $programme
        and allocation.stage in ('granted', 'paid', 'verified')
    group by code_word.word, allocation.stage
    having sum(allocation.euros) > 0 and coalesce(sum(allocation.euros) filter (where allocation.category is null), 0) = 0
    order by list_position(['granted', 'paid', 'verified'], allocation.stage)
    limit 1
)

select
    'nicht aufgeteilt' as subject,
    20.0 as weight,
    case
        when agreed.unsplit = agreed.whole then 'Die vereinbarten ' || stated_euro_words(agreed.whole, agreed.precision) || ' sind'
        else
            'Von vereinbarten ' || stated_euro_words(agreed.whole, agreed.precision)
            || ' sind ' || stated_euro_words(agreed.unsplit, agreed.unsplit_precision)
    end || ' nicht auf die Maßnahmenarten aufgeteilt'
    || coalesce(', die Mittel der Stufe „' || elsewhere.word || '“ sind es ganz. Gilt diese Aufteilung', '. Wie verteilen sie sich')
    || case when elsewhere.word is null then '?' else ' auch für das Vereinbarte?' end as text,
    percent_words(agreed.unsplit / agreed.whole) || ' nicht aufgeteilt' as figures,
    'Davon hängt ab, ob das vereinbarte Geld je Maßnahmenart und je Platz verglichen werden kann.' as effect,
    agreed.evidence
from agreed
left join elsewhere on true
order by subject
