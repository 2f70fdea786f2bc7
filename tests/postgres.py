"""A PostgreSQL of the tests' own on loopback, and a wire to it that can be cut."""

from __future__ import annotations

import ctypes
import os
import pwd
import shutil
import signal
import socket
import subprocess
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from get_servers import installed

# Who may come in and how; "secret" is the one with a password.
ACCESS = """
host all secret 127.0.0.1/32 scram-sha-256
host all all 127.0.0.1/32 trust
local all all trust
"""


PR_SET_PDEATHSIG = 1


class Cluster:
    """A server with a folder of its own; `aqb` may do everything, the database is `aqb` too."""

    def __init__(self, programs: Path) -> None:
        self._programs = programs
        self._folder = Path(tempfile.mkdtemp(prefix="aqb-pg-"))
        self.port = free_port()
        # The server refuses to run as root.
        self._user = pwd.getpwnam("postgres").pw_name if os.geteuid() == 0 else None
        if self._user:
            shutil.chown(self._folder, self._user)
        self._run("initdb", "-D", str(self._data), "-U", "aqb", "-A", "trust", "-E", "UTF8", "--locale=C", "--no-sync")
        (self._data / "pg_hba.conf").write_text(ACCESS)
        self.start()
        self.execute("create database aqb template template0", database="postgres")

    @property
    def _data(self) -> Path:
        return self._folder / "data"

    def url(self, *, user: str = "aqb", port: int | None = None, database: str = "aqb", more: str = "") -> str:
        """The setting for a log here."""
        return f"postgresql://{user}@127.0.0.1:{port or self.port}/{database}{more}"

    def start(self) -> None:
        """Start the server and wait until it answers."""
        self._server = subprocess.Popen(
            [str(self._programs / "postgres"), "-D", str(self._data), "-p", str(self.port), "-k", str(self._folder),
             "-c", "listen_addresses=127.0.0.1", "-c", "fsync=off"],
            user=self._user, cwd=self._folder, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL, start_new_session=True, preexec_fn=_end_with_the_tests,
        )  # fmt: skip
        deadline = time.monotonic() + 120
        while time.monotonic() < deadline:
            with suppress(subprocess.CalledProcessError):
                self._run("pg_isready", "-q", "-h", "127.0.0.1", "-p", str(self.port))
                return
            time.sleep(0.05)
        raise TimeoutError(f"PostgreSQL does not answer on port {self.port}")

    def stop(self, how: str = "fast") -> None:
        """Stop the server and cut everybody off; "immediate" as a crash would."""
        self._server.send_signal({"fast": signal.SIGINT, "immediate": signal.SIGQUIT}[how])
        self._server.wait(120)

    def execute(self, sql: str, *, database: str = "aqb") -> list[tuple[object, ...]]:
        """Run one statement as the owner and return its rows."""
        from adbc_driver_postgresql import dbapi

        url = self.url(database=database, more="?application_name=tests")
        with dbapi.connect(url, autocommit=True) as connection, connection.cursor() as cursor:
            cursor.execute(sql)
            return cursor.fetchall() if cursor.description else []

    def cut(self) -> None:
        """End every connection of the program."""
        self.execute("select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'aqb'")

    def remove(self) -> None:
        """Stop the server and remove its folder."""
        self.stop("immediate")
        shutil.rmtree(self._folder, ignore_errors=True)

    def _run(self, program: str, *words: str) -> None:
        subprocess.run(
            [str(self._programs / program), *words],
            check=True, user=self._user, cwd=self._folder, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )  # fmt: skip


def _end_with_the_tests() -> None:
    """Have the system stop the server (fast) when the tests end, however they end."""
    ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGINT)


def free_port() -> int:
    """A port nobody listens at now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def own_cluster() -> Iterator[Cluster | None]:
    """The server while the tests run; None where there is no PostgreSQL."""
    programs = installed()
    if programs is None:
        yield None
        return
    cluster = Cluster(programs)
    try:
        yield cluster
    finally:
        cluster.remove()


class Wire:
    """Between program and server: `watch` sees what the program sends, and says what becomes of it.

    "pass" sends it on; "before" cuts the wire instead; "after" sends it on and cuts the wire before any answer returns;
    "hold" lets nothing through any more without closing anything.
    """

    def __init__(self, server: int) -> None:
        self.watch: Callable[[bytes], str] = lambda _: "pass"
        self._refusing = False
        self._server = server
        self._pairs: list[tuple[socket.socket, socket.socket]] = []
        self._listening = socket.create_server(("127.0.0.1", 0))
        self.port = int(self._listening.getsockname()[1])
        threading.Thread(target=self._accept, daemon=True).start()

    def refuse(self) -> None:
        """Cut every new connection at once."""
        self._refusing = True

    def allow(self) -> None:
        """Let new connections through again."""
        self._refusing = False

    def close(self) -> None:
        """Cut everything."""
        self._listening.close()
        for pair in self._pairs:
            for each in pair:
                each.close()

    def _accept(self) -> None:
        with suppress(OSError):
            while True:
                client, _ = self._listening.accept()
                if self._refusing:
                    client.close()
                    continue
                server = socket.create_connection(("127.0.0.1", self._server))
                self._pairs.append((client, server))
                silent = threading.Event()
                threading.Thread(target=self._forth, args=(client, server, silent), daemon=True).start()
                threading.Thread(target=self._back, args=(client, server, silent), daemon=True).start()

    def _forth(self, client: socket.socket, server: socket.socket, silent: threading.Event) -> None:
        with suppress(OSError):
            while sent := client.recv(65536):
                fate = self.watch(sent)
                if fate == "hold":
                    silent.set()
                    continue
                if fate == "after":
                    silent.set()
                if fate != "before":
                    server.sendall(sent)
                if fate in ("before", "after"):
                    break
        _cut(client)
        # What was sent on is worked off before the server learns that nobody waits for the answer.
        time.sleep(0.2)
        _cut(server)

    def _back(self, client: socket.socket, server: socket.socket, silent: threading.Event) -> None:
        with suppress(OSError):
            while answered := server.recv(65536):
                if not silent.is_set():
                    client.sendall(answered)
        if not silent.is_set():
            _cut(client)


def _cut(wire: socket.socket) -> None:
    with suppress(OSError):
        wire.shutdown(socket.SHUT_RDWR)
    wire.close()


@contextmanager
def wire_to(cluster: Cluster) -> Iterator[Wire]:
    """A wire to the server while the block runs."""
    wire = Wire(cluster.port)
    try:
        yield wire
    finally:
        wire.close()
