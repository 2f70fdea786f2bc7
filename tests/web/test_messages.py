"""Of what a browser may send over its socket only that reaches Streamlit which pages send."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest
from starlette.testclient import TestClient
from starlette.types import Receive, Scope, Send
from starlette.websockets import WebSocket
from streamlit.proto.BackMsg_pb2 import BackMsg

from web import messages
from web.messages import Messages


def said(kind: str, part: str = "") -> BackMsg:
    """A message of this kind with nothing in it."""
    message = BackMsg()
    if message.DESCRIPTOR.fields_by_name[kind].message_type is None:
        setattr(message, kind, True)
    else:
        getattr(message, kind).SetInParent()
    if part:
        getattr(getattr(message, kind), part).SetInParent()
    return message


async def repeats(scope: Scope, receive: Receive, send: Send) -> None:
    """What stands behind: says which kind of message reached it."""
    socket = WebSocket(scope, receive, send)
    await socket.accept()
    async for content in socket.iter_bytes():
        await socket.send_text(str(BackMsg.FromString(content).WhichOneof("type")))


NEEDED = ["rerun_script", "stop_script", "file_urls_request", "app_heartbeat"]
REFUSED = [each.name for each in BackMsg.DESCRIPTOR.fields if each.name not in (*NEEDED, "backend_operation_request")]


@pytest.mark.parametrize("kind", REFUSED)
def test_a_message_no_page_sends_never_arrives(kind: str) -> None:
    with TestClient(Messages(repeats)).websocket_connect("/") as socket:
        socket.send_bytes(said(kind).SerializeToString())
        socket.send_bytes(said("rerun_script").SerializeToString())
        assert socket.receive_text() == "rerun_script"


@pytest.mark.parametrize("part", ["install_skills", "dismiss_skills_nudge", "dataframe_chunk", ""])
def test_of_operations_only_a_file_is_made(part: str) -> None:
    with TestClient(Messages(repeats)).websocket_connect("/") as socket:
        socket.send_bytes(said("backend_operation_request", part).SerializeToString())
        socket.send_bytes(said("backend_operation_request", "deferred_file").SerializeToString())
        socket.send_bytes(said("rerun_script").SerializeToString())
        assert [socket.receive_text() for _ in range(2)] == ["backend_operation_request", "rerun_script"]


@pytest.mark.parametrize("kind", NEEDED)
def test_what_pages_send_arrives(kind: str) -> None:
    with TestClient(Messages(repeats)).websocket_connect("/") as socket:
        socket.send_bytes(said(kind).SerializeToString())
        assert socket.receive_text() == kind


def test_more_files_than_anybody_chooses_are_asked_for_by_nobody() -> None:
    with TestClient(Messages(repeats)).websocket_connect("/") as socket:
        for many in (1001, 600):
            message = said("file_urls_request")
            message.file_urls_request.file_names.extend(["a.pdf"] * many)
            socket.send_bytes(message.SerializeToString())
        socket.send_bytes(said("rerun_script").SerializeToString())
        assert [socket.receive_text() for _ in range(2)] == ["file_urls_request", "rerun_script"]


def test_what_is_too_long_is_not_looked_into(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(messages, "get_max_widget_state_size_bytes", lambda: 10)
    monkeypatch.setattr(messages.BackMsg, "ParseFromString", lambda *_: pytest.fail("looked into"))
    assert messages._is_expected(b"x" * 11)


def test_the_server_takes_no_more_of_a_tab_than_a_page_sends() -> None:
    said = tomllib.loads((Path(__file__).parents[2] / ".streamlit/config.toml").read_text("utf-8"))["server"]
    assert (said["maxMessageSize"], said["maxWidgetStateSize"]) == (50, 5)
    assert not said.get("enableWebsocketCompression")


def test_every_kind_streamlit_knows_is_decided_on() -> None:
    assert set(REFUSED) == {
        "clear_cache", "set_run_on_save", "load_git_info", "debug_disconnect_websocket", "debug_shutdown_runtime",
    }  # fmt: skip
