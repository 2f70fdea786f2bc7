-- Frage: L-06 – Welche Ziele sind gefährdet oder wurden nicht ganz erreicht?
-- Zeile: ein Ziel; Rang 70 und mehr, je weiter vom Verlangten desto höher
select
    target_status.target as subject,
    70 + 9 * greatest(0, 1 - coalesce(target_status.ratio / coalesce(nullif(target_status.share_of_year, 0), 1), 1)) as weight,
    'Das Ziel ' || quoted(target_status.name)
    || case when target_status.final then ' wurde nicht ganz erreicht' else ' ist gefährdet' end
    || case
        when target_status.kind = 'numeric'
            then
                ': ' || target_status.reported_words
        else ''
    end
    || case
        -- what is over can no longer be reached
        when target_status.final then '. Woran lag es, und was folgt daraus?'
        else '. Was ist nötig, damit es noch erreicht wird?'
    end as text,
    case
        when target_status.final then 'Status gefährdet, Endmeldung vom '
        else 'gefährdet, Meldung vom '
    end || day_words(target_status.reported_on) as figures,
    case
        when target_status.final then 'Davon hängt ab, ob die Abweichung als begründet gilt und was nächstes Jahr vereinbart wird.'
        else 'Davon hängt ab, ob bis zum Jahresende gegengesteuert oder der Zielwert angepasst wird.'
    end as effect,
    target_status.report_source as evidence
from unexplained_target($county, $year, 'at_risk') as target_status
order by weight desc, subject
