"""One person does not fill the memory of the server with files that no page asked for."""

from __future__ import annotations

from collections import Counter
from pathlib import PurePosixPath

import pytest
from conftest_access import browser
from starlette.responses import PlainTextResponse
from starlette.types import Receive, Scope, Send
from test_sign_in import sign_in

from access import uploads
from access.sign_in import SignIn
from data.trail.place import FilePlace
from data.trail.trail import Trail


def test_who_has_too_much_in_memory_brings_no_more_and_others_do(
    dashboard: SignIn, place: FilePlace, monkeypatch: pytest.MonkeyPatch
) -> None:
    held: Counter[str] = Counter()

    async def keeping(scope: Scope, receive: Receive, send: Send) -> None:
        held[PurePosixPath(scope["path"]).parent.name] += 4
        await PlainTextResponse("Seite")(scope, receive, send)

    monkeypatch.setattr(uploads, "MOST_HELD", 10)
    dashboard.app, dashboard.uploads = keeping, uploads.Uploads(lambda session: held[session])
    karla, bert = browser(dashboard), browser(dashboard)
    sign_in(karla, "karla")
    sign_in(bert, "bert")
    # Another tab makes no more of it.
    got = [karla.put(f"/_stcore/upload_file/{tab}/f", content=b"x").status_code for tab in ("s", "s", "t", "u", "s")]
    assert got == [200, 200, 200, 413, 413]
    assert bert.put("/_stcore/upload_file/v/f", content=b"x").status_code == 200
    refused = [(each.user, each.what) for each in Trail(place).everything() if each.kind == "refused"]
    assert refused == [("karla", "Datei hochladen, zu viele auf einmal")] * 2
    # A tab is closed.
    del held["s"]
    assert karla.put("/_stcore/upload_file/u/f", content=b"x").status_code == 200
