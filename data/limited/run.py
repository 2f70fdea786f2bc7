"""Started by data/intake/files/limited.py with `python -I`: limits itself, reads the file, says what it found.

The limits are set here and not by the parent: code between fork and exec is not safe in a process with threads.
"""

from __future__ import annotations

import os
import resource
import sys
from pathlib import Path

MOST_MEMORY = 1 << 30
# The largest workbooks and documents within the other limits take 3.
MOST_SECONDS = 8


def limit() -> None:
    """Little memory and time, few files, none of them written, and no image of the memory on the disk."""
    for what, most in (
        (resource.RLIMIT_AS, MOST_MEMORY),
        (resource.RLIMIT_NOFILE, 64),
        (resource.RLIMIT_FSIZE, 0),
        (resource.RLIMIT_CORE, 0),
    ):
        resource.setrlimit(what, (most, most))
    # At the first the system says that it was too long (SIGXCPU), at the second it only ends the process.
    resource.setrlimit(resource.RLIMIT_CPU, (MOST_SECONDS, MOST_SECONDS + 2))


def main(job: str) -> None:
    """Do one job; each imports only what it needs."""
    from data.limited.saying import AGAIN, Unreadable, say

    content = sys.stdin.buffer.read()
    try:
        if job == "pdf":
            from data.limited.pdf import read
        elif job == "docx":
            from data.limited.word import read
        elif job == "pages":
            from data.limited.pages import read
        elif job == "xlsx":
            from data.limited.workbook import read
        else:
            raise ValueError(job)
        read(content)
        say("end")
    except Unreadable as fault:
        say({"refused": str(fault)})
    except MemoryError:
        os._exit(1)
    except Exception as fault:  # whatever a library does with a file nobody foresaw: the reason is for the support
        say({"refused": f"ließ sich nicht lesen (technisch: {type(fault).__name__}: {str(fault)[:200]}). {AGAIN}"})


if __name__ == "__main__":
    limit()
    # Alone (-I) Python does not know where the project lies.
    sys.path.insert(0, str(Path(__file__).parents[2]))
    main(sys.argv[1])
    os._exit(0)
