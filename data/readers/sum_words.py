"""The words around a sum that tell its part in an agreement."""

from __future__ import annotations

import re

# A capital after a full stop begins a sentence, but not after „2.“, „30.“, „i. W.“.
SENTENCE_END = re.compile(r"(?<=[.;!?])(?<!\b\w\.)(?<!\b\d\d\.)\s+(?=[A-ZÄÖÜ„(\"])")
ALL_COSTS = re.compile(
    r"gesamt(?:kosten|ausgaben|finanzierung|aufwand)|zuwendungsfähige\w* (?:ausgaben|kosten)", re.IGNORECASE
)
OWN = re.compile(
    r"eigen(?:mittel|anteil|beitrag)|eigene[nr]? (?:mittel|beitrag|anteil)|"
    r"eigene[mn] haushalt|jobcenter-?mittel|\bsponsor\w*|\bspende\w*|\w+stiftung\b|"
    r"beteilig(?:t|en) sich(?! (?:das land|hessen|das hm))|ko-?finanzier|"
    rf"kommunale[nr]? (?:mittel|anteil)|kreis(?:mittel|haushalt|anteil)|drittmittel|{ALL_COSTS.pattern}|"
    r"mittel(?:n)? (?:des jobcenters|der agentur|der kommune|des (?:land)?kreises)|"
    r"\b(?:der|die) (?:\S{0,30}kreis|stadt|gebietskörperschaft|kommune|jobcenter|agentur)(?: \S{1,30}){0,2} "
    r"(?:stellt|ergänzt|trägt|bringt|steuert|leistet|gibt|übernimmt|setzt|verwendet)\b",
    re.IGNORECASE,
)
# „Der Landkreis Gießen erhält auf Grundlage einer eigenen Zielvereinbarung 812.400 Euro“: what others are granted.
OF_ANOTHER_AGREEMENT = re.compile(
    r"\b(?:eigene[nr]?|gesonderte[nr]?|separate[nr]?|andere[nr]?) (?:ziel)?vereinbarung(?:en)?\b[^.;]{0,80}\Z",
    re.IGNORECASE,
)
# „… und der Vogelsbergkreis 64.000 Euro“: who gives stands right before the sum, without a verb of its own.
OWN_RIGHT_BEFORE = re.compile(
    r"(?<!erhält )(?<!bekommt )"
    r"\b(?:der (?:\S{0,30}kreis|landkreis \S{1,30}|kreis \S{1,30})|die (?:\S{0,20}stadt|kommune)(?: \S{1,30}){0,3}|"
    r"das (?:kommunale )?jobcenter(?: (?!erhält|bekommt)\S{1,30})?|die agentur(?: \S{1,30}){0,3})"
    r"(?: (?:weitere|zusätzlich|eigene))? ?\Z",
    re.IGNORECASE,
)
OWN_AFTER = re.compile(
    r"\s{0,3}(?:trägt|tragen|übernimmt|finanziert|leistet) (?:der|die|das) (?:\S{0,30}kreis|stadt|kommune|jobcenter)|"
    r"\s{0,3}(?:an |aus )?(?:eigene|kommunale|eigen(?:mittel|anteil)|kreismittel|drittmittel|mittel des kreises|"
    r"mittel des jobcenters)",
    re.IGNORECASE,
)
RATE = re.compile(r"\b(?:[Jj]e|[Pp]ro) [A-ZÄÖÜ]\w+")
RATE_AFTER = re.compile(
    r"\s{0,3}(?:(?:je|pro|pauschal je) \w|(?:monatlich|viertel-?jährlich|halb-?jährlich|quartalsweise)\b)"
)
INSTALMENT = re.compile(
    r"\b(?:raten?|teilbetr[aä]g\w*|teilzahlung\w*|abschl[aä]g\w*|tranchen?|jahresscheiben?|auszahlbar|ausgezahlt|"
    r"auszahlung\w*|kassenwirksam|kassenmittel\w*|barmittel\w*|ausgabemittel\w*|fällig|verpflichtungsermächtigung\w*|verausgab\w*)\b",
    re.IGNORECASE,
)
# „in drei Raten: 320.000 Euro zum 1. Juni, …“: instalments with or without a year.
INSTALMENTS = re.compile(
    r"\b(?:raten|teilbeträgen?|teilzahlungen|tranchen|abschlägen?|jahresscheiben)\b|"
    r"\b(?:erste|zweite|dritte|vierte|letzte|\d\.)\w{0,2} (?:rate|teilbetrag|teilzahlung|tranche|abschlag)\b",
    re.IGNORECASE,
)
# Asked for, in prospect, refused or overtaken: no money that is granted.
NOT_GRANTED = re.compile(
    r"\b(?:beantragt\w*|angemeldet\w*|abgelehnt\w*|in aussicht gestellt\w*|ursprünglich\w*|"
    r"mehrbedarf\w*)\b[^,;]{0,60}\Z",
    re.IGNORECASE,
)
NOT_GRANTED_AFTER = re.compile(
    r"[^.;,]{0,40}\b(?:in aussicht gestellt|beantragt|angemeldet|abgelehnt)\b", re.IGNORECASE
)
GRANTED_AFTER_ALL = re.compile(r"\b(?:bewilligt|gewährt|bereitgestellt|zur verfügung gestellt)\b", re.IGNORECASE)
# „von bisher 612.300 Euro auf 640.000 Euro“, „um 40.000 Euro auf 640.000 Euro“, „erhöhen sich um 50.000 Euro“.
CHANGED_FROM = re.compile(r"\bvon (?:bisher |zuvor |bislang |derzeit )?\Z", re.IGNORECASE)
CHANGED_BY = re.compile(r"\bum (?:weitere |rund |insgesamt )?\Z", re.IGNORECASE)
# „(Vorjahr: 612.300 Euro; + 27.700 Euro)“
SIGNED = re.compile(r"[;(]\s?[+±−-]\s?\Z")
# „Veränderung: + 32.400 Euro“: the row of a table that compares two years.
CHANGE_ROW = re.compile(
    r"\b(?:veränderung|differenz|unterschied|mehrbetrag|minderbetrag|zuwachs)\b[^.;]{0,40}\Z", re.IGNORECASE
)
# „statt bisher 612.500 Euro“, „nicht mehr 680.000 Euro, sondern“, „(bisher 25.000 Euro)“, „Zum Vergleich: … erhält“.
OVERTAKEN = re.compile(
    r"\b(?:(?:an)?statt|anstelle|nicht mehr|nicht länger)\s(?:(?!als\b|in\b)\w+\s){0,3}\Z|"
    r"\bursprünglich\w*\s\Z|"
    r"\bgegenüber (?:dem|der|den) [^.;,()]{2,40}\(\s?\Z|\(?\b(?:bisher|bislang|zuvor|vormals|vorher):? \Z|"
    r"\bzum vergleich\b[^.]{0,120}\Z",
    re.IGNORECASE,
)
CHANGED_TO = re.compile(r"\s{0,3}(?:\([^)]{0,40}\)\s)?(?:um|auf)\b", re.IGNORECASE)
CHANGES = re.compile(r"\b(?:erhöh|aufgestockt|aufstock|verringer|gekürzt|reduzier|gesenkt|angehoben)", re.IGNORECASE)
# „Ein Zuschlag von 30.000 Euro“, „30.000 Euro kommen dazu“: what the whole then is, only a person can say.
CHANGES_THE_WHOLE = re.compile(
    r"abschlag|zuschlag|bonus|\bdazu\b|obendrauf|\bdrauf\b|gesondert|aufgestock|aufstock|kürz|verringer|erhöh|reduzier|"
    r"jedoch|tatsächlich|maßgeb|richtig|\bneben\b|\bnach\b|\bdas land\b",
    re.IGNORECASE,
)
# „Ausgaben über 25.000 Euro sind anzuzeigen“: a bound for a single case.
THRESHOLD = re.compile(
    r"\b(?:\w*ausgaben|(?:über|unter)schreitung\w*|(?:klein|bagatell)?beträgen?|aufträgen?|(?:auftrags)?werten?|anschaffungen|abweichungen|änderungen|"
    r"investitionen|umschichtungen|rechnungen|vergaben|rückforderungen|erstattungen|einzel\w+|gegenständen?)\b"
    r"[^.;,]{0,80}\b(?:über|ab|mehr als|unter|weniger als|bis)\s(?:zu\s)?\Z",
    re.IGNORECASE,
)
# Something is taken off the sum: what is left, only a person can say.
MINUS = re.compile(
    r"\b(?:abzüglich|minus|angerechnet|verrechnet|abgezogen|einbehalten|gesperrt|sperre|mittelsperre)\b|\babzgl\.",
    re.IGNORECASE,
)
# „im Jahr 2023 und im Jahr 2024 jeweils 640.000 Euro“: more than once.
EACH_TIME = re.compile(r"\b(?:jeweils|je)\b[^,;.]{0,60}\Z", re.IGNORECASE)
DIFFERENCE_AFTER = re.compile(r"\s{0,3}(?:mehr|weniger|höher|niedriger|über dem|unter dem)\b", re.IGNORECASE)
PART = re.compile(
    r"\b(?:davon|wovon|darunter|worunter|hiervon|hierin|darin|worin|hieraus|daraus|anteilig|beinhalte[nt])\b|"
    r"\b(?:ein|der) teil(?:betrag)? (?:von|in höhe von)\b|"
    r"\b(?:in|von|aus) (?:diesem|dieser|diesen|dem|der) (?:gesamt)?(?:betrag|budget|summe|mitteln) "
    r"(?:ist|sind|entf\w+)\b|\bmindestanteil\b|"
    r"\b(?:der|die|den|das) (?:rest(?:betrag|liche\w*)?|übrige[ns]?|verbleibende[ns]?) (?:von |mit )?\Z|"
    r"\bentfallen\b(?![^,;]*[,;])",
    re.IGNORECASE,
)
# „640.000 Euro einschließlich 35.000 Euro für …“: a part of the sum before.
INCLUDING = re.compile(r"\b(?:einschließlich|inklusive|(?:einschl|inkl)\.)\s", re.IGNORECASE)
INCLUDED_AFTER = re.compile(
    r"[^.;\d]{0,80}\benthalten\b|\s?(?:hiervon|davon|daraus|hieraus) (?:sind|ist|werden|wird|stehen)\b", re.IGNORECASE
)
# „320.000 Euro für das erste Halbjahr“: a part of the year, so that the whole is open.
OF_A_PART_OF_THE_YEAR = re.compile(
    r"\s?(?:für|im|in) (?:das |dem |den )?(?:jeweils )?(?:erste|zweite|dritte|vierte|[1-4]\.)\w*(?: und .{2,60}?)? "
    r"(?:halbjahr|quartal|vierteljahr|jahreshälfte)",
    re.IGNORECASE,
)
PER_MONTH = re.compile(
    r"\b(?:monatlich|vierteljährlich|quartalsweise|halbjährlich|wöchentlich)(?: \w+)?\s?\Z", re.IGNORECASE
)
PART_GOES_ON = re.compile(r"(?:[^.;:]|(?<=\d)\.)*(?:,|\bund\b|\bsowie\b)", re.IGNORECASE)
MORE_AFTER = re.compile(r"[^.;,]{0,30}\bhinzu\b", re.IGNORECASE)
MORE = re.compile(
    r"\bferner\b|\baußerdem\b|\bdaneben\b|\büberdies\b|\bhinzu\b|"
    r"zuzüglich|zzgl|zusätzlich|darüber hinaus|\bweitere[rn]?\b|\bplus\b|ergänzend",
    re.IGNORECASE,
)
# „setzen sich zusammen aus“ introduces parts.
SPLITS = re.compile(r"\bsetz\w{1,2} sich\b[^.;]{0,60}?\bzusammen\b", re.IGNORECASE)
TOTAL = re.compile(
    r"insgesamt|\bgesamt(?:betrag|summe|budget|volumen|höhe|mittel|ausstattung)?s?\b|summe\b|"
    r"\bzusammen\b(?! aus)|\bmithin\b|\bsomit\b",
    re.IGNORECASE,
)
# „… Euro insgesamt“, but not the next row of a table, „Gesamt: 535.800 Euro“.
TOTAL_AFTER = re.compile(r" ?\(?(?:insgesamt|gesamt)\b(?!\s{0,9}[:\d])", re.IGNORECASE)
LIMIT = re.compile(
    r"\b(?:bis zu|höchstens|maximal|max\.|mindestens|wenigstens|voraussichtlich|vorläufig)"
    r"(?: insgesamt)?\s{0,3}(?:eur|euro|€)?\s{0,3}\Z",
    re.IGNORECASE,
)
AT_LEAST = re.compile(r"\b(?:mindestens|wenigstens)\b[^.]{0,20}\Z", re.IGNORECASE)
STATEWIDE = re.compile(
    r"landesweit|hessenweit|\b(?:sind|stehen|wurden|werden) im (?:landeshaushalt|haushalt des landes)\b[^.;,]{0,30}\Z|"
    r"\b(?:auf|an) (?:die|alle) (?:2\d |hessischen )?(?:gebietskörperschaften|(?:land)?kreise)\b|"
    r"\bin (?:ganz )?hessen\b|(?:allen|alle|den|sämtlichen) (?:\d\d |hessischen "
    r")?(?:land)?kreisen? und|"
    r"(?:allen|alle|sämtlichen) (?:\d\d |hessischen )?gebietskörperschaften|\bim ganzen land\b|auf landesebene",
    re.IGNORECASE,
)
STATEWIDE_AFTER = re.compile(
    r"\s?für (?:alle|sämtliche|die \d\d) (?:hessischen )?(?:gebietskörperschaften|(?:land)?kreise)\b|"
    r"\s?,? (?:die|welche|das) das land\b|\s?(?:landesweit|hessenweit)",
    re.IGNORECASE,
)
# „Für Teilzeitausbildungen sind 35.000 Euro vorgesehen“: set aside, where the whole is stated.
SET_ASIDE = re.compile(
    r"\s?(?:sind |werden )?(?:zu (?:reservieren|verwenden|verausgaben)|vorgesehen|reserviert|"
    r"eingeplant|bestimmt|zweckgebunden|einzusetzen|enthalten)",
    re.IGNORECASE,
)
OF_A_CATEGORY = re.compile(r"\b(?:für|auf|in) (?:die )?(?:maßnahmenart|kategorie)\s?\S{1,3}\b", re.IGNORECASE)
# „Das Land stellt 27,7 Millionen Euro bereit“: the money of all counties where another sum is said to be this one's.
LAND_GIVES = re.compile(
    r"\bland (?:hessen )?(?:stellt|hat|investiert|fördert|gibt)|\bstehen\b|\bwerden\b", re.IGNORECASE
)
# „Auf den Vogelsbergkreis entfallen davon“, „Der Kreis erhält hieraus“: the share of a county in the money of the Land.
FALLS_TO = re.compile(r"\bentfallen auf (?:den|die) (?:\S{0,30}kreis|kreis|stadt)\b", re.IGNORECASE)
SHARE = re.compile(
    r"\bauf (?:den|die) (?:\S{0,30}kreis|stadt|landkreis|kreis)|\b(?:der|die) (?:\S{0,30}kreis|stadt)(?: "
    r"\S{1,30}){0,2} "
    r"(?:erhält|bekommt)|\b(?:erhält|bekommt) (?:der|die) (?:\S{0,30}kreis|stadt)\b|"
    r"\b(?:dem|der) (?:\S{0,30}kreis|stadt|landkreis|kreis)",
    re.IGNORECASE,
)
LAST_YEAR = re.compile(
    r"\bvorjahr|\b(?:vergangenen|letzten|kommenden|nächsten|folgenden) (?:haushalts)?jahr|folgejahr", re.I
)
LAST_YEAR_AFTER = re.compile(
    r"\s{0,3}\(?(?:im|des|aus dem|in dem) (?:vorjahre?s?\b|(?:vergangenen|letzten) (?:haushalts)?jahre?s?\b)\)?",
    re.IGNORECASE,
)
DAY = re.compile(r"\d{1,2}\. ?(?:\d{1,2}\. ?|[A-Za-zä]{3,9} )(?:20)?\d\d\b")
# Bounded, so that „2017 bis 2018 “ a hundred thousand times is read in one pass.
YEARS = re.compile(r"\b(20\d\d)\b(?:\s?(?:bis|-|–)\s?\b(20\d\d)\b)?")
YEAR_AFTER = re.compile(r"[^.;,\d]{0,80}?\b(?:jahre?s?|budgets?)\s\**(20\d\d)\b", re.IGNORECASE)
YEAR_RIGHT_AFTER = re.compile(
    r"\s{0,3}(?:\((?:in |für |im (?:haushalts)?jahr )?(?=20\d\d\))|(?:in|für|im (?:haushalts)?jahr|für das jahr)\s)"
    r"(20\d\d)\b\)?",
    re.IGNORECASE,
)
YEAR_RIGHT_BEFORE = re.compile(r"\b(20\d\d)\)?\s?[:=]?\s{0,3}\Z")
# Words before a sum that are read for its part in the agreement: the longest sentence of any agreement is shorter.
MOST_WORDS = 1500
GRANTS = re.compile(
    r"haushaltsmittel|mitteln?\b[^.]{0,80}(?:in höhe|budget)|"
    r"budgets?\b[^.]{0,60}(?:in höhe|betr[aä]gt|umfasst|beläuft)|"
    r"gesamtbetrag|zuwendung|"
    r"(?:stellt|stellen|steh(?:t|en)|wird|werden)\b(?:[^.]|\.\d|(?<=\b\w)\.|(?<=mio|tsd)\.){0,200}"
    r"(?:zur verfügung|bereit)|"
    r"zuschuss|"
    r"(?:erhält|bekommt)\b|beteiligt sich das land\b|"
    # „fördert das Land den Wetteraukreis“
    r"\bentfallen auf (?:den|die) (?:\S{0,30}kreis|kreis|stadt)\b|"
    r"\b(?:fördert das land|land (?:hessen )?fördert) (?:hessen )?(?:den|die) (?:\S{0,30}kreis|kreis|stadt)\b",
    re.IGNORECASE,
)
PARAGRAPH = re.compile(r"\n\s*\n|:\s")
LIST_LINE = re.compile(r"\n\s{0,12}(?:[-–•▪*·\uf0b7o]|\d{1,2}[.)]|[a-z]\))\s")
VERB = re.compile(
    r"\b(?:stellt|stellen|stehen|steht|beträgt|betragen|erhält|gewährt|wird|werden|sind|ist|beläuft|umfasst|"
    r"entfallen)\b",
    re.IGNORECASE,
)
