"""The parts of the running dashboard as a CycloneDX document, from the lock; `make sbom` writes it.

What is locked is what runs: exact versions with the hashes of every file of them. The format asks for little, so a
library of its own, which would bring ten more packages to look after, is not needed.
"""

from __future__ import annotations

import json
from importlib import metadata
from pathlib import Path
from typing import Any
from uuid import NAMESPACE_URL, uuid5

from tools.licences import licence
from tools.locked import ROOT, locked

# CycloneDX 1.6 (ECMA-424).
FORMAT = {"bomFormat": "CycloneDX", "specVersion": "1.6", "version": 1}
OURS = "aqb-dashboard"


def component(name: str, version: str, hashes: frozenset[str]) -> dict[str, Any]:
    """One package; its licence as it names it itself, where it is installed here."""
    purl = f"pkg:pypi/{name}@{version}"
    try:
        said = licence(name)
    except metadata.PackageNotFoundError:
        said = "*not stated*"
    named = {} if said.startswith("*") else {"licenses": [{"license": {"name": said}}]}
    return {
        "type": "library",
        "bom-ref": purl,
        "name": name,
        "version": version,
        "purl": purl,
        **named,
        "externalReferences": [
            {
                "type": "distribution",
                "url": f"https://pypi.org/project/{name}/{version}/",
                "hashes": [{"alg": "SHA-256", "content": each} for each in sorted(hashes)],
            }
        ],
    }


def document() -> dict[str, Any]:
    """The whole document; the same lock gives the same one."""
    packages = locked("requirements.txt")
    lock = Path(ROOT / "requirements.txt").read_text("utf-8")
    return {
        **FORMAT,
        "serialNumber": f"urn:uuid:{uuid5(NAMESPACE_URL, lock)}",
        "metadata": {"component": {"type": "application", "bom-ref": OURS, "name": OURS}},
        "components": [component(name, version, hashes) for name, (version, hashes) in sorted(packages.items())],
        "dependencies": [{"ref": OURS, "dependsOn": [f"pkg:pypi/{name}@{each[0]}" for name, each in packages.items()]}],
    }


if __name__ == "__main__":
    print(json.dumps(document(), indent=1, ensure_ascii=False))
