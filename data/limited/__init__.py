"""What runs in the limited process that reads files of others (data/intake/files/limited.py starts it with run.py).

It begins anew for every file, so it imports nothing else of the project: what that brings along would take a second.
"""
