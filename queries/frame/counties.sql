-- Frage: Welche Gebietskörperschaften gibt es?
-- Zeile: eine Gebietskörperschaft, auch wenn sie nicht mehr oder erst später besteht
select
    county,
    short_name,
    name
from county
order by short_name collate de
