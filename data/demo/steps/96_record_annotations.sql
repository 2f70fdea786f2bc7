-- Notes, a Vergleichsgruppe, own questions and invented types into the log.
insert into log.note by name
select
    note_draft.id,
    county,
    year as budget_year,
    measure,
    text,
    'A. Analyse (erfunden)' as author,
    written_on,
    delivery,
    'Eingabe' as citation,
    'final' as state,
    document.recorded_at,
    false as removed
from note_draft
inner join document on note_draft.delivery = document.id;

insert into log.peer_group by name
select
    peer_group_draft.id,
    name,
    counties,
    'A. Analyse (erfunden)' as author,
    delivery,
    'Eingabe' as citation,
    'final' as state,
    document.recorded_at,
    false as removed
from peer_group_draft
inner join document on peer_group_draft.delivery = document.id;

insert into log.lead_question by name
select
    question_draft.id,
    county,
    year as budget_year,
    'own' as rule,
    '1' as subject,
    text,
    false as struck,
    'A. Analyse (erfunden)' as author,
    delivery,
    'Eingabe' as citation,
    'final' as state,
    document.recorded_at,
    false as removed
from question_draft
inner join document on question_draft.delivery = document.id;

insert into log.county_measure by name
select
    county || '/iab_type/' || measured_on as id,
    county,
    'iab_type' as measure,
    measured_on,
    territory_from,
    territory_to,
    type_number as value,
    delivery,
    'Zeile ' || row_number() over (partition by delivery order by county) || ': Typ ' || type_number
    || ' (erfunden, kein Typ des IAB)' as citation,
    'final' as state,
    document.recorded_at,
    false as removed
from type_draft
inner join document on type_draft.delivery = document.id;
