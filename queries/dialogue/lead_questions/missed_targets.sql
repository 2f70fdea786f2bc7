-- Frage: L-02 – Welche Ziele sind nicht erreicht, ohne dass eine Abweichung nach § 6 dokumentiert oder der Stand im Dialog anerkannt ist?
-- Zeile: ein Ziel; Rang 80 und mehr, je weiter vom Vereinbarten desto höher
select
    target_status.target as subject,
    80 + 10 * greatest(0, 1 - coalesce(target_status.ratio, 1)) as weight,
    'Das Ziel ' || quoted(target_status.name) || ' ist nicht erreicht'
    || case
        when target_status.kind = 'numeric'
            then
                ': ' || target_status.reported_words
        when target_status.kind = 'milestone'
            then
                ': ' || number_words(target_status.value) || ' von ' || number_words(target_status.target_value)
                || ' Meilensteinen'
        else ''
    end || '. Woran liegt das, und was wird geändert?' as text,
    coalesce(
        case when target_status.percent_allowed then 'Zielerreichung ' || achievement_words(target_status.ratio) end,
        'nicht erreicht'
    ) || ', Meldung vom ' || day_words(target_status.reported_on) as figures,
    'Davon hängt ab, ob die Abweichung als begründet gilt oder ein anderer Zielwert vereinbart wird.' as effect,
    target_status.report_source as evidence
from unexplained_target($county, $year, 'missed') as target_status
order by weight desc, subject
