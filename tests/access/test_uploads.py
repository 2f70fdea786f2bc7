"""One person does not fill the memory of the server with files that no page asked for."""

from __future__ import annotations

from collections import Counter
from pathlib import PurePosixPath

import pytest
from conftest_access import browser
from starlette.responses import PlainTextResponse
from starlette.types import Message, Receive, Scope, Send
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.runtime.memory_uploaded_file_manager import MemoryUploadedFileManager
from streamlit.runtime.uploaded_file_manager import UploadedFileRec
from test_sign_in import sign_in

from access import uploads
from access.pace import Pace
from access.person import Person, person_of
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


def told_of(number: str) -> Message:
    """The message that tells a browser the number of its session."""
    message = ForwardMsg()
    message.new_session.initialize.session_id = number
    return {"type": "websocket.send", "bytes": message.SerializeToString()}


def somebody(user: str, name: str, group: str) -> Person:
    person = person_of(user, name, [group])
    assert person is not None
    return person


def test_a_file_is_brought_or_taken_back_in_no_window_of_another_person(dashboard: SignIn, place: FilePlace) -> None:
    tabs = dashboard.tabs.reconnecting
    tabs.learn(told_of("of-bert"), somebody("bert", "Bert Bearbeitend", "aqb-bearbeiten"))
    tabs.learn(told_of("of-karla"), somebody("karla", "Karla Kreis", "aqb-kreis-06434"))
    karla = browser(dashboard)
    sign_in(karla, "karla")
    for method in ("PUT", "DELETE"):
        answer = karla.request(method, "/_stcore/upload_file/of-bert/f", content=b"x")
        assert (answer.status_code, answer.text.startswith("Dieses Fenster gehört")) == (403, True)
        assert karla.request(method, "/_stcore/upload_file/of-karla/f", content=b"x").status_code == 200
        # One of before a restart, which Streamlit knows no more.
        assert karla.request(method, "/_stcore/upload_file/of-nobody/f", content=b"x").status_code == 200
    refused = [each.what for each in Trail(place).everything() if each.kind == "refused"]
    assert refused == ["Datei in das Fenster einer anderen Person hochladen"] * 2


def test_an_open_session_is_not_forgotten_before_those_that_are_over(
    dashboard: SignIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("access.reconnecting.MOST", 2)
    tabs, bert = dashboard.tabs.reconnecting, somebody("bert", "Bert", "aqb-bearbeiten")
    for number in ("a", "b", "a", "c"):
        tabs.learn(told_of(number), bert)
    karla = somebody("karla", "Karla", "aqb-kreis-06434")
    assert [tabs.is_of_another(number, karla) for number in ("a", "b", "c")] == [True, False, True]


def test_files_without_content_are_held_for_something_too(monkeypatch: pytest.MonkeyPatch) -> None:
    files = MemoryUploadedFileManager("/_stcore/upload_file")
    for number in range(50):
        files.add_file("s", UploadedFileRec(str(number), "leer.txt", "text/plain", b""))

    class Running:
        uploaded_file_mgr = files

    monkeypatch.setattr(uploads.runtime, "exists", lambda: True)
    monkeypatch.setattr(uploads.runtime, "get_instance", Running)
    assert uploads.held_by("s") == 50 * uploads.EACH


def test_who_is_refused_again_and_again_fills_the_trail_at_a_pace(dashboard: SignIn, place: FilePlace) -> None:
    waited: list[float] = []

    class Noted(Pace):
        async def keep(self, user: str) -> None:
            waited.append(self.next(user))

    dashboard.entries = Noted(at_once=3, a_second=1)
    lea = browser(dashboard)
    sign_in(lea, "lea")
    for _ in range(5):
        assert lea.put("/_stcore/upload_file/s/f", content=b"x").status_code == 403
    assert [seconds > 0 for seconds in waited] == [False, False, False, True, True, True]
    assert len(Trail(place).everything()) == 6
