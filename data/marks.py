"""The words that stand in every file: what data sets are called, and that invented ones are."""

INVENTED = "Frei erfundene Demonstrationsdaten"
DATASETS = {
    "published": "Veröffentlichte Angaben",
    "demo": "Demonstrationsdaten",
    "ministry": "Daten des Ministeriums",
}
