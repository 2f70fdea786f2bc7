-- Frage: L-03 – Welche verfehlten oder gefährdeten Ziele nennt eine Abweichung nach § 6, die noch kein Dialog beurteilt hat?
-- Zeile: ein Ziel; Rang 65
select
    target_status.target as subject,
    65.0 as weight,
    'Beim Ziel '
    || quoted(target_status.name)
    || ' ist eine Abweichung dokumentiert ('
    || rtrim(target_status.reason_detail, '.')
    || '). Trägt die Begründung, und soll ein neuer Zielwert vereinbart werden?' as text,
    coalesce(
        case
            when target_status.percent_allowed
                then 'Zielerreichung ' || achievement_words(target_status.ratio) || ' gegen das vereinbarte Ziel'
        end,
        code_word.word
    ) as figures,
    'Davon hängt ab, ob das Ziel als begründet abweichend gilt und an welchem Wert es gemessen wird.' as effect,
    target_status.deviation_source as evidence
from target_status
inner join code_word on code_word.kind = 'target_status' and target_status.status = code_word.code
where
    target_status.county = $county
    and target_status.budget_year = $year
    and target_status.reason_code = 'deviation'
order by subject
