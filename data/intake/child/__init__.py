"""What runs in the limited process: run.py starts it; no other module of the project is needed there."""
