"""Who may what: sign-in, the list of who is signed in, rights, and the trail of what was done.

Small enough to be reviewed alone. Without settings there is one local user, on this machine only; with an OpenID
provider (access/settings.py) nothing is answered before somebody has signed in.
"""
