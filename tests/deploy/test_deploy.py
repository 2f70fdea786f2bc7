"""The files for running the dashboard as a service, checked by what reads them, and the server as they run it."""

from __future__ import annotations

import json
import os
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
import wire
from driving import PAGES

from ui import errors
from web.watch import NOT_READY

ROOT = Path(__file__).parents[2]
WATCHER = "nur-fuer-den-waechter"


def test_the_unit_file_is_right_and_tight(tmp_path: Path) -> None:
    if shutil.which("systemd-analyze") is None:
        pytest.skip("No systemd-analyze found; Debian: apt-get install systemd.")
    unit = tmp_path / "aqb.service"
    # It is looked at where its programs are.
    unit.write_text((ROOT / "deploy/aqb.service").read_text("utf-8").replace("/opt/aqb", str(ROOT)))
    checked = subprocess.run(["systemd-analyze", "verify", str(unit)], capture_output=True, text=True, timeout=60)
    assert [line for line in checked.stderr.splitlines() if "aqb.service" in line] == []
    exposed = subprocess.run(
        ["systemd-analyze", "security", "--offline=true", "--threshold=25", str(unit)],
        capture_output=True, text=True, timeout=60,
    )  # fmt: skip
    assert exposed.returncode == 0, exposed.stdout[-500:] + exposed.stderr


def test_the_container_file_is_right() -> None:
    linter = Path(sys.executable).with_name("hadolint")
    found = subprocess.run([linter, ROOT / "deploy/Containerfile"], capture_output=True, text=True, timeout=60)
    assert (found.returncode, found.stdout) == (0, "")


def _of_image(folder: Path) -> Path:
    """A copy of the program with what the image holds of it."""
    lines = (ROOT / ".containerignore").read_text("utf-8").splitlines()
    ignored = [line.removesuffix("/*") for line in lines if not line.startswith("!")]
    again = [line.removeprefix("!") for line in lines if line.startswith("!")]
    files = subprocess.run(
        ["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=True
    ).stdout.splitlines()
    for name in files:
        if name in again or name.partition("/")[0] not in ignored:
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(ROOT / name, folder / name)
    return folder


def test_what_the_image_leaves_out_no_page_needs(own_folder: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    program = _of_image(tmp_path_factory.mktemp("image"))
    assert not (program / "tests").exists()
    with served(own_folder, program=program) as (address, _, log):
        reached(address, log)
        with wire.tab(address, {}) as tab:
            for path in PAGES:
                seen = tab.run(path, {"daten": "demo"})
                assert seen.of("heading"), path
                assert errors.words(ValueError())[0] not in seen.text, path
        assert "Traceback" not in log.read_text("utf-8")


@contextmanager
def served(
    folder: Path, program: Path = ROOT, **environment: str
) -> Iterator[tuple[str, subprocess.Popen[bytes], Path]]:
    """The server as the unit starts it: its log in JSON, and nothing of the program can be written."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    token = folder / "token"
    token.write_text(WATCHER)
    known = {
        **{name: value for name, value in os.environ.items() if not name.startswith("AQB_")},
        "AQB_DATABASE": f"duckdb:{folder}/ministry.duckdb",
        "AQB_LOG": "json",
        "AQB_METRICS_TOKEN_FILE": str(token),
        "PYTHONDONTWRITEBYTECODE": "1",
        "HOME": str(folder),
        **environment,
    }
    log = folder / "log.txt"
    command = [sys.executable, "-m", "streamlit", "run", "serve.py", "--server.port", str(port)]
    with log.open("wb") as out:
        process = subprocess.Popen(
            [*_nothing_written(), *command], cwd=program, env=known, stdout=out, stderr=subprocess.STDOUT
        )
    try:
        yield f"http://127.0.0.1:{port}", process, log
    finally:
        process.kill()
        process.wait(timeout=20)


def _nothing_written() -> list[str]:
    """What starts a command that cannot write the program: where the tests may make mounts of their own."""
    script = 'mount --bind . . && mount -o remount,ro,bind . && cd "$PWD" && exec "$@"'
    words = ["unshare", "--mount", "sh", "-c", script, "sh"]
    may = shutil.which("unshare") and subprocess.run([*words, "true"], cwd=ROOT, capture_output=True).returncode == 0
    return words if may else []


def asked(address: str, token: str = "") -> tuple[int, str]:
    request = urllib.request.Request(address, headers={"Authorization": f"Bearer {token}"} if token else {})
    try:
        with urllib.request.urlopen(request, timeout=60) as answer:
            return answer.status, answer.read().decode()
    except urllib.error.HTTPError as refused:
        return refused.code, refused.read().decode()


def reached(address: str, log: Path) -> None:
    for _ in range(300):
        try:
            if asked(f"{address}/_stcore/health")[0] == 200:
                return
        except OSError:
            time.sleep(0.1)
    raise AssertionError(log.read_text("utf-8"))


@pytest.fixture
def own_folder(built: Path, tmp_path: Path) -> Path:
    """A copy of the data sets."""
    shutil.copytree(built, tmp_path, dirs_exist_ok=True, ignore=shutil.ignore_patterns("cache"))
    return tmp_path


def test_with_nothing_to_write_but_its_folder_it_is_ready_watched_and_stops(own_folder: Path) -> None:
    with served(own_folder) as (address, process, log):
        reached(address, log)
        assert asked(f"{address}/ready") == (200, "bereit\n")
        assert asked(f"{address}/metrics")[0] == 404
        assert asked(f"{address}/metrics", "geraten")[0] == 404
        status, numbers = asked(f"{address}/metrics", WATCHER)
        assert status == 200
        assert 'aqb_requests_total{status="2xx"}' in numbers
        assert "aqb_sessions 0.0" in numbers
        process.send_signal(signal.SIGTERM)
        # uvicorn winds up and then ends by the signal itself, which systemd takes for a clean end.
        assert process.wait(timeout=20) in (0, -signal.SIGTERM)
        assert "Traceback" not in log.read_text("utf-8")
        lines = [json.loads(line) for line in log.read_text("utf-8").splitlines() if line.startswith("{")]
        assert any(line["message"] == "request" and line["path"] == "/_stcore/health" for line in lines)
        assert all({"at", "level", "logger"} <= line.keys() for line in lines)


def test_a_data_set_that_cannot_be_opened_makes_it_not_ready_with_the_reason(own_folder: Path) -> None:
    (own_folder / "ministry.duckdb").write_bytes(b"no data set at all" * 1000)
    with served(own_folder) as (address, _, log):
        reached(address, log)
        status, said = asked(f"{address}/ready", WATCHER)
        assert status == 503
        assert "ministry" in said
        # Anybody may ask: no file and no server is named.
        assert asked(f"{address}/ready") == (503, f"{NOT_READY}\n")
        assert asked(f"{address}/ready", "geraten") == (503, f"{NOT_READY}\n")
        assert "ministry" in log.read_text("utf-8").partition("Nicht bereit: ")[2]


def test_a_setting_that_names_no_place_makes_it_not_ready_with_the_reason(own_folder: Path) -> None:
    with served(own_folder, AQB_DATABASE=f"duckdb:{own_folder}/anders.duckdb") as (address, _, log):
        reached(address, log)
        status, said = asked(f"{address}/ready", WATCHER)
        assert (status, "anders.duckdb" in said) == (503, True), said


def test_more_sessions_than_allowed_are_refused_with_a_sentence(own_folder: Path) -> None:
    from websockets.exceptions import InvalidStatus
    from websockets.sync.client import connect
    from websockets.typing import Subprotocol

    with served(own_folder, AQB_MOST_SESSIONS="1") as (address, _, log):
        reached(address, log)
        stream = f"{address.replace('http', 'ws', 1)}/_stcore/stream"
        with connect(stream, subprotocols=[Subprotocol("streamlit")]):
            with pytest.raises(InvalidStatus) as refused, connect(stream, subprotocols=[Subprotocol("streamlit")]):
                pass
            assert refused.value.response.status_code == 503
        with connect(stream, subprotocols=[Subprotocol("streamlit")]):
            pass


def test_commands_beside_the_service_have_its_settings() -> None:
    unit = (ROOT / "deploy/aqb.service").read_text("utf-8")
    asked = (ROOT / "deploy/aqb-data").read_text("utf-8")
    environment = next(line for line in unit.splitlines() if line.startswith("Environment="))
    for word in environment.removeprefix("Environment=").split():
        assert word.startswith("AQB_LOG=") or f"-E {word}" in asked
    for line in ("DynamicUser=yes", "StateDirectoryMode=0700", "UMask=0077", "WorkingDirectory=/opt/aqb",
                 "EnvironmentFile=-/etc/aqb/aqb.env"):  # fmt: skip
        assert line in unit.splitlines()
        assert f"-p {line}" in asked
    assert "/opt/aqb/.venv/bin/python -m data" in asked
    assert os.access(ROOT / "deploy/aqb-data", os.X_OK)
