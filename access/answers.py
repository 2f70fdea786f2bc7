"""The pages of the sign-in itself: a title, a sentence, and the way back to it."""

from __future__ import annotations

from html import escape

from starlette.responses import HTMLResponse

from access.addresses import SIGN_IN

# These pages stand before Streamlit and its style sheet.
LOOKS = "font-family: system-ui, sans-serif; line-height: 1.5; max-width: 40rem; margin: 2rem auto; padding: 0 1rem"


def page(prefix: str, title: str, sentence: str, status: int) -> HTMLResponse:
    """The page below the dashboard's prefix."""
    return document(title, f'<p>{escape(sentence)}</p><p><a href="{escape(prefix)}/{SIGN_IN}">Anmelden</a></p>', status)


def document(title: str, body: str, status: int = 200) -> HTMLResponse:
    """A page of its own with what stands below its title, as HTML."""
    return HTMLResponse(
        f'<!doctype html><html lang="de"><meta charset="utf-8">'
        f'<meta name="viewport" content="width=device-width"><title>{escape(title)} – AQB Hessen</title>'
        f'<main style="{LOOKS}"><h1>{escape(title)}</h1>{body}</main></html>',
        status,
    )
