"""The addresses of the sign-in below the dashboard's, and its cookie."""

SIGN_IN, CALLBACK, SIGN_OUT, STILL = "anmelden", "oauth2callback", "abmelden", "angemeldet"
COOKIE = "aqb_session"
