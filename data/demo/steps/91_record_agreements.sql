-- Agreements and the wording of documents into the log.
insert into log.agreement by name
select
    key as id,
    county,
    year as budget_year,
    'Zielvereinbarung ' || year || ' (erfunden)' as title,
    case when amb > 0 then [programme, 'AMB'] else [programme] end as programmes,
    ministry_on as signed_by_ministry_on,
    county_on as signed_by_county_on,
    'M. Muster, Ministerium (erfunden)' as ministry_signatory,
    case when county_on is not null then 'B. Beispiel, ' || name || ' (erfunden)' end as county_signatory,
    1 as dialogues,
    agreement_delivery as delivery,
    '§ 1' as citation,
    state,
    agreed_at as recorded_at,
    false as removed
from county_year;

insert into log.passage by name
with project_list as (
    select
        draft.key,
        string_agg(' – ' || draft.name, chr(10) order by draft.ordinal) as names,
        draft.category,
        any_value(measure_category.name) as category_name
    from project_draft as draft
    inner join now.measure_category
        on
            draft.category = measure_category.category
            and draft.year between measure_category.valid_from and coalesce(measure_category.valid_to, 9999)
    group by draft.key, draft.category
),

project_text as (
    select
        key,
        string_agg(category || '. ' || category_name || chr(10) || names, chr(10) order by category) as text
    from project_list
    group by key
),

target_text as (
    select
        key,
        string_agg(' – ' || name || coalesce(': ' || format('{:.0f}', target_value), ''), chr(10) order by no) as text
    from target_draft
    group by key
),

split_text as (
    select
        key,
        string_agg('Maßnahmenart ' || category || ': ' || euro_words(euros), ', ' order by category) as text
    from split_part
    where stage = 'agreed'
    group by key
),

section as (
    select
        key,
        '§ 1' as section,
        1 as ordinal,
        'Ziele des Landes' as title,
        'Erfundener Text zur Vorführung. Das Budget des Jahres ' || year || ' soll benachteiligten Menschen den Weg '
        || 'in Ausbildung und Arbeit erleichtern. Gebietskörperschaft: ' || name || '. Unterschriften: Ministerium am '
        || strftime(ministry_on, '%d.%m.%Y') || ', Gebietskörperschaft '
        || coalesce('am ' || strftime(county_on, '%d.%m.%Y'), 'ohne Datum') || '.' as text
    from county_year
    union all
    select
        county_year.key,
        '§ 4' as section,
        2 as ordinal,
        'Haushaltsmittel und Eckdaten' as title,
        'Erfundener Text. Für die Gebietskörperschaft ' || name || ' stehen im Jahr ' || year
        || ' Haushaltsmittel in Höhe von insgesamt '
        || precision_words(agreed_precision) || euro_words(agreed) || ' bereit.'
        || case
            when amb > 0
                then
                    ' Aus dem Arbeitsmarktbudget (AMB) kommen ' || euro_words(amb) || ' hinzu, davon '
                    || euro_words(round(amb * 0.57, -2)) || ' Landesmittel und '
                    || euro_words(amb - round(amb * 0.57, -2)) || ' Mittel des ESF.'
            else ''
        end
        || coalesce(' Aufteilung: ' || split_text.text || '.', '') as text
    from county_year
    left join split_text on county_year.key = split_text.key
    union all
    select
        county_year.key,
        '§ 5' as section,
        3 as ordinal,
        'Ziele' as title,
        'Erfundener Text. Finanziert werden folgende Projekte:' || chr(10) || coalesce(project_text.text, 'keine')
        || coalesce(chr(10) || 'Vereinbarte Ziele:' || chr(10) || target_text.text, '') as text
    from county_year
    left join project_text on county_year.key = project_text.key
    left join target_text on county_year.key = target_text.key
    union all
    select
        key,
        '§ 6' as section,
        4 as ordinal,
        'Zielsteuerungsdialoge' as title,
        'Erfundener Text. Im Jahr ' || year || ' findet ein Zielsteuerungsdialog statt. Unterjährige Abweichungen '
        || 'werden bei der Beurteilung der Zielerreichung berücksichtigt.' as text
    from county_year
    union all
    select
        key,
        'Anlage' as section,
        5 as ordinal,
        'Weitere Projekte' as title,
        'Erfundener Text. Die Anlage führt ' || format('{:t.}', projects - core) || ' weitere Projekte auf.' as text
    from county_year
    where projects > core
)

select
    county_year.agreement_delivery || '/' || section.section as id,
    section.section,
    section.ordinal,
    section.title,
    section.text,
    county_year.agreement_delivery as delivery,
    section.section as citation,
    'final' as state,
    county_year.agreed_at as recorded_at,
    false as removed
from section
inner join county_year on section.key = county_year.key;

insert into log.passage by name
select
    total.delivery || '/' || total.citation as id,
    total.citation as section,
    right(total.citation, 1)::integer as ordinal,
    'Bewilligung' as title,
    'Erfundener Text. Bewilligt werden für das Budgetjahr ' || total.year || ' (' || programme.name || ') '
    || precision_words(total.precision)
    || translate(format('{:,.2f}', total.euros), ',.', '.,') || ' Euro.' as text,
    total.delivery,
    total.citation,
    'final' as state,
    document.recorded_at,
    false as removed
from total
inner join now.programme on total.programme = programme.code
inner join document on total.delivery = document.id
where total.stage = 'granted';
