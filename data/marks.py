"""The words that stand in every file that holds invented data."""

INVENTED = "Frei erfundene Demonstrationsdaten"
