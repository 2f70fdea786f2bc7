"""The addresses of the sign-in below the dashboard's."""

SIGN_IN, CALLBACK, SIGN_OUT = "anmelden", "oauth2callback", "abmelden"
OWN = "anmeldungen"
# Signing out with it ends every sign-in of the same person.
EVERYWHERE = "ueberall"
# Ends one other of them, by its number in the list.
ENDED = "anmeldung"
