"""The addresses of the sign-in below the dashboard's, and its cookie."""

SIGN_IN, CALLBACK, SIGN_OUT = "anmelden", "oauth2callback", "abmelden"
COOKIE = "aqb_session"
