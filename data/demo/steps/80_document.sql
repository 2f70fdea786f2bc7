-- The documents and lists the facts come from, each recorded once on a day that fits its kind.
create temp table document as
with money_document as (
    select distinct
        delivery,
        stated_on,
        split_part(delivery, '-', 1) as document_kind,
        case when delivery like 'auszahlung-%' then year(stated_on) else year end as budget_year,
        case when delivery not like 'aussicht-%' and delivery not like 'auszahlung-%' then county end as county
    from total
    where stage <> 'agreed' and delivery not like 'abweichung-%'
),

drawn as (
    select
        agreement_delivery as id,
        'Zielvereinbarung ' || year as title,
        coalesce(county_on, ministry_on) as published_on,
        agreed_at::date as recorded_on,
        'wenige Wochen nach Unterschrift' as timeliness,
        name || ', Budgetjahr ' || year as covers,
        'Alles erfunden. Mittel sind meist nicht nach Projekten aufgeteilt.' as known_faults
    from county_year
    union all by name
    select
        delivery as id,
        case
            when document_kind = 'aussicht' then 'Mitteilung der Mittel in Aussicht ' || budget_year
            when document_kind = 'bescheid' then 'Bescheid ' || budget_year
            when document_kind = 'schutzschirm' then 'Bescheid Schutzschirm ' || budget_year
            when document_kind = 'auszahlung' then 'Auszahlungsliste zum ' || strftime(stated_on, '%d.%m.%Y')
            else 'Verwendungsnachweis ' || budget_year
        end as title,
        stated_on as published_on,
        days(
            stated_on + case
                when delivery like 'bescheid-%-neu' then 14
                when document_kind = 'auszahlung' then 21
                else 4
            end,
            delivery, 'recorded', 6
        ) as recorded_on,
        'wenige Wochen nach dem Ereignis' as timeliness,
        coalesce(now.county.name, 'alle Gebietskörperschaften')
        || case when document_kind = 'auszahlung' then ', drei Budgetjahre' else ', Budgetjahr ' || budget_year end
            as covers,
        'Alles erfunden.' as known_faults
    from money_document
    left join now.county on money_document.county = now.county.county
    union all by name
    select
        split_delivery as id,
        'Finanzierungsplan ' || year as title,
        make_date(year, 9, 15) as published_on,
        days(make_date(year, 10, 1), key, 'plan', 18) as recorded_on,
        'im Herbst des Budgetjahrs' as timeliness,
        name || ', Budgetjahr ' || year as covers,
        'Alles erfunden. Teile ergeben nicht immer das Ganze.' as known_faults
    from county_year
    where
        has_grant
        and (
            split = 'project'
            or split_delivery in (select delivery from split_part)
            or key in (select key from tranche)
        )
    union all by name
    select
        delivery as id,
        'Meldung zum ' || strftime(reported_on, '%d.%m.%Y') as title,
        reported_on as published_on,
        days(reported_on + 14, delivery, 'recorded', 20) as recorded_on,
        'zwei bis fünf Wochen nach dem Stichtag' as timeliness,
        any_value(county_name) as covers,
        'Alles erfunden. Einzelne Meldungen fehlen.' as known_faults
    from report_draft
    group by delivery, reported_on
    union all by name
    select
        deviation_delivery as id,
        'Abweichung nach § 6, Budgetjahr ' || year as title,
        make_date(year, 10, 1) as published_on,
        days(make_date(year, 10, 2), key, 'deviation recorded', 7) as recorded_on,
        'wenige Wochen nach dem Ereignis' as timeliness,
        name || ', Budgetjahr ' || year as covers,
        'Alles erfunden.' as known_faults
    from deviation_draft
    union all by name
    select
        'aenderung-' || slug as id,
        'Änderungsvermerk ' || year as title,
        max(dropped_on) as published_on,
        max(dropped_on) + 8 as recorded_on,
        'wenige Tage nach dem Ereignis' as timeliness,
        any_value(county_name) || ', Budgetjahr ' || year as covers,
        'Alles erfunden.' as known_faults
    from target_draft
    where dropped_on is not null
    group by slug, year
    union all by name
    select
        delivery as id,
        'Protokoll Zielsteuerungsdialog ' || year as title,
        held_on as published_on,
        days(held_on + 3, key, 'minutes', 8) as recorded_on,
        'wenige Tage nach dem Dialog' as timeliness,
        name || ', Budgetjahr ' || year as covers,
        'Alles erfunden. Kurzfassung.' as known_faults
    from dialogue_draft
    union all by name
    select
        closing_delivery as id,
        'Erledigte Verabredungen ' || year as title,
        max(closed_on) as published_on,
        max(closed_on) + 6 as recorded_on,
        'wenige Tage nach dem Ereignis' as timeliness,
        any_value(name) || ', Budgetjahr ' || year as covers,
        'Alles erfunden.' as known_faults
    from commitment_draft
    where closed_on is not null
    group by closing_delivery, year
    union all by name
    select
        delivery as id,
        'Rückfrage zu fehlenden Beträgen ' || year || ' (' || now.code_word.word || ')' as title,
        any_value(stated_on) as published_on,
        any_value(stated_on) + 3 as recorded_on,
        'wenige Tage nach der Antwort' as timeliness,
        count(*) || ' Gebietskörperschaften, Budgetjahr ' || year as covers,
        'Alles erfunden. Nicht alle haben geantwortet.' as known_faults
    from untold
    inner join now.code_word on now.code_word.kind = 'stage' and untold.stage = now.code_word.code
    group by delivery, year, now.code_word.word
    union all by name
    select
        'land-' || year as id,
        'Landessumme ' || year as title,
        make_date(year, 9, 5) as published_on,
        make_date(year, 9, 10) as recorded_on,
        'wenige Wochen nach den Unterschriften' as timeliness,
        'Land Hessen, Budgetjahr ' || year as covers,
        'Erfunden; in der Höhe einer veröffentlichten Landessumme nachgebildet.' as known_faults
    from budget_curve
    where year in (2019, 2023)
    union all by name
    select
        'linien-' || year as id,
        'Zuordnung der Projektlinien ' || year as title,
        make_date(year, 11, 2) as published_on,
        make_date(year, 11, 4) as recorded_on,
        'im Herbst des Budgetjahrs' as timeliness,
        'alle Gebietskörperschaften' as covers,
        'Alles erfunden. Nur für einen Teil der Maßnahmen.' as known_faults
    from budget_curve
    union all by name
    select
        'einwohner-' || measured_on as id,
        'Einwohnerzahlen zum ' || strftime(measured_on, '%d.%m.%Y') as title,
        measured_on as published_on,
        measured_on + 270 as recorded_on,
        'neun Monate nach dem Stichtag' as timeliness,
        'Gebietskörperschaften in Hessen' as covers,
        'Alles erfunden, auf Tausend gerundet.' as known_faults
    from population
    group by measured_on
    union all by name
    select
        delivery as id,
        case
            when delivery like 'preise-%' then 'Preis- und Lohnindex ' || year
            else 'Bezugsgrößen und Merkmale der Kreise ' || year
        end as title,
        make_date(year, 3, 1) + case when delivery like 'preise-%' then 365 else 0 end as published_on,
        make_date(year, 3, 10) + case when delivery like 'preise-%' then 365 else 0 end as recorded_on,
        'einmal im Jahr' as timeliness,
        case when delivery like 'preise-%' then 'Land Hessen' else 'Gebietskörperschaften in Hessen' end as covers,
        'Alles erfunden. Einzelne Angaben fehlen.' as known_faults
    from context_draft
    group by delivery, year
    union all by name
    select
        'mehrbedarf-' || slug as id,
        'Meldung eines Mehrbedarfs ' || year as title,
        stated_on as published_on,
        stated_on + 5 as recorded_on,
        'wenige Tage nach dem Ereignis' as timeliness,
        name || ', Budgetjahr ' || year as covers,
        'Alles erfunden.' as known_faults
    from extra_need_draft
    union all by name
    select
        delivery as id,
        'Notiz zu ' || county_name || ' ' || year as title,
        written_on as published_on,
        written_on as recorded_on,
        'sofort' as timeliness,
        county_name || ', Budgetjahr ' || year as covers,
        'Alles erfunden.' as known_faults
    from note_draft
    union all by name
    select
        delivery as id,
        'Vergleichsgruppe' as title,
        made_on as published_on,
        made_on as recorded_on,
        'sofort' as timeliness,
        len(counties) || ' Gebietskörperschaften' as covers,
        'Alles erfunden, auch die Auswahl.' as known_faults
    from peer_group_draft
    union all by name
    select
        delivery as id,
        'Leitfrage zu ' || county_name || ' ' || year as title,
        written_on as published_on,
        written_on as recorded_on,
        'sofort' as timeliness,
        county_name || ', Budgetjahr ' || year as covers,
        'Alles erfunden.' as known_faults
    from question_draft
    union all by name
    select
        delivery as id,
        'Vergleichstypen 91 bis 94, keine Typen des IAB' as title,
        measured_on + 60 as published_on,
        measured_on + 70 as recorded_on,
        'einmalig' as timeliness,
        'Gebietskörperschaften in Hessen' as covers,
        'Alles erfunden. Typen mit diesen Nummern gibt es beim IAB nicht.' as known_faults
    from type_draft
    group by delivery, measured_on
)

select
    * exclude (recorded_on) replace (title || ' (erfunden)' as title),
    at_office(workday(recorded_on), id) as recorded_at
from drawn;
