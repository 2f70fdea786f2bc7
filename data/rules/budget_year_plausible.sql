-- Welcher Eintrag gilt für ein Haushaltsjahr, das es im Bestand nicht geben kann?
-- Eine Zeile je Eintrag mit einem Haushaltsjahr vor 2000 oder nach 2099; nur diese Jahre kennt county_year.
with fact as (
    select
        'agreement' as table_name,
        id,
        budget_year
    from agreement
    where budget_year not between 2000 and 2099
    union all
    select
        'amount' as table_name,
        id,
        budget_year
    from amount
    where budget_year not between 2000 and 2099
    union all
    select
        'commitment' as table_name,
        id,
        budget_year
    from commitment
    where budget_year not between 2000 and 2099
    union all
    select
        'deviation' as table_name,
        id,
        budget_year
    from deviation
    where budget_year not between 2000 and 2099
    union all
    select
        'dialogue' as table_name,
        id,
        budget_year
    from dialogue
    where budget_year not between 2000 and 2099
    union all
    select
        'extra_need' as table_name,
        id,
        budget_year
    from extra_need
    where budget_year not between 2000 and 2099
    union all
    select
        'lead_question' as table_name,
        id,
        budget_year
    from lead_question
    where budget_year not between 2000 and 2099
    union all
    select
        'note' as table_name,
        id,
        budget_year
    from note
    where budget_year not between 2000 and 2099
    union all
    select
        'project' as table_name,
        id,
        budget_year
    from project
    where budget_year not between 2000 and 2099
    union all
    select
        'remark' as table_name,
        id,
        budget_year
    from remark
    where budget_year not between 2000 and 2099
    union all
    select
        'target' as table_name,
        id,
        budget_year
    from target
    where budget_year not between 2000 and 2099
    union all
    select
        'target_result' as table_name,
        id,
        budget_year
    from target_result
    where budget_year not between 2000 and 2099
)

select
    'Tabelle ' || fact.table_name || ', Schlüssel ' || fact.id || ': Das Haushaltsjahr ' || fact.budget_year
    || ' liegt nicht zwischen 2000 und 2099.' as violation
from fact
order by violation
