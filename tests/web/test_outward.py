"""What is settled of Streamlit and uvicorn, where neither has a setting."""

from __future__ import annotations

import asyncio
import socket
from concurrent.futures import ThreadPoolExecutor

import uvicorn
from starlette.responses import PlainTextResponse

from web import outward


def test_what_is_written_is_sent_at_once_over_a_socket_bound_as_streamlit_binds_it() -> None:
    outward.settle()
    outward.settle()

    async def connected() -> int:
        with socket.socket() as bound:  # without the number of TCP
            bound.bind(("127.0.0.1", 0))
            server = uvicorn.Server(uvicorn.Config(PlainTextResponse("da"), lifespan="off", log_level="error"))
            serving = asyncio.create_task(server.serve(sockets=[bound]))
            while not server.started:
                await asyncio.sleep(0.01)
            reader, writer = await asyncio.open_connection(*bound.getsockname())
            writer.write(b"GET / HTTP/1.1\r\nHost: x\r\n\r\n")
            assert (await reader.readline()).startswith(b"HTTP/1.1 200")
            (protocol,) = server.server_state.connections
            at_once = protocol.transport.get_extra_info("socket").getsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY)
            writer.close()
            server.should_exit = True
            await serving
            return int(at_once)

    # In a thread of its own: in this one a browser of other tests may have a loop that runs.
    with ThreadPoolExecutor() as aside:
        assert aside.submit(asyncio.run, connected()).result() == 1
