"""The commands of `python -m data`; each module adds its own to the parser and runs them."""
