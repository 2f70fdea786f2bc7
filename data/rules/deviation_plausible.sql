-- Welche unterjährige Abweichung liegt außerhalb ihres Zeitraums, in der Zukunft, oder nennt Zahlen, die es nicht geben kann?
-- Eine Zeile je Fehler einer Abweichung.
with named as (
    select
        id,
        unnest(targets) as target
    from touched_deviation
),

period as (
    -- a period may be longer than the year: a Maßnahme that runs on into spring
    select
        named.id,
        min(target.starts_on) as starts_on,
        max(target.ends_on) as ends_on
    from named
    inner join target on named.target = target.id
    group by named.id
),

-- what is at most available: no more than the largest sum that any document names for the year
known as (
    select
        county,
        budget_year,
        max(euros) as most
    from amount
    where level = 'total' and stage in ('announced', 'agreed', 'granted') and precision <> 'at_least'
    group by county, budget_year
),

fault as (
    select
        deviation.id as key,
        case
            when occurred_on > deviation.recorded_at::date then 'Der ' || day_words(occurred_on) || ' liegt in der Zukunft.'
            when
                occurred_on < least(make_date(deviation.budget_year, 1, 1), period.starts_on)
                or occurred_on > greatest(make_date(deviation.budget_year, 12, 31), period.ends_on)
                then
                    'Der ' || day_words(occurred_on) || ' liegt nicht im Haushaltsjahr ' || deviation.budget_year
                    || ' und nicht im Zeitraum der betroffenen Ziele.'
        end as sentence,
        'Bitte den Tag prüfen, an dem die Abweichung eintrat.' as way_out
    from touched_deviation as deviation
    left join period on deviation.id = period.id
    union all
    select
        deviation.id as key,
        case
            when money_before <= 0 then 'Das Geld vorher (' || euro_words(money_before) || ') ist nicht mehr als null.'
            when money_after < 0 then 'Das Geld nachher (' || euro_words(money_after) || ') ist negativ.'
            when money_before > 2 * known.most
                then
                    'Das Geld vorher (' || euro_words(money_before) || ') ist mehr als das Doppelte des größten bekannten Budgets ('
                    || euro_words(known.most) || ').'
            when money_after > 2 * greatest(known.most, money_before)
                then
                    'Das Geld nachher (' || euro_words(money_after) || ') ist mehr als das Doppelte des größten bekannten Budgets ('
                    || euro_words(known.most) || ').'
        end as sentence,
        'Bitte das verfügbare Geld in Euro prüfen, wie es in Vereinbarung und Bescheid steht.' as way_out
    from touched_deviation as deviation
    left join known on deviation.county = known.county and deviation.budget_year = known.budget_year
    union all
    select
        id as key,
        case
            when fixed_cost_share < 0 or fixed_cost_share >= 1 then 'Der Anteil der Fixkosten liegt nicht zwischen 0 und unter 100 %.'
            when key_data_assumed <= 0 then 'Das angenommene Eckdatum ist nicht mehr als null.'
            when key_data_actual < 0 then 'Das eingetretene Eckdatum ist negativ.'
            when adjusted_value < 0 then 'Der vereinbarte neue Wert ist negativ.'
        end as sentence,
        'Bitte die Zahl prüfen.' as way_out
    from touched_deviation
)

select
    *,
    'deviation' as table_name,
    'hard' as severity
from fault
