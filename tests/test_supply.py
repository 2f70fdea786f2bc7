"""What the dashboard is made of, and that no secret lies in the repository."""

from __future__ import annotations

import re
import subprocess

import pytest
from questions import ROOT
from tools.locked import locked
from tools.sbom import document

SECRETS = {
    "a private key": r"-----BEGIN (?:[A-Z]+ )?PRIVATE KEY-----",
    "a key of AWS": r"\b(?:AKIA|ASIA)[0-9A-Z]{16}\b",
    "a token of GitHub": r"\bgh[pousr]_[A-Za-z0-9]{36,}\b|\bgithub_pat_[A-Za-z0-9_]{50,}",
    "a token of GitLab": r"\bglpat-[A-Za-z0-9_-]{20,}\b",
    "a token of Slack": r"\bxox[abprs]-[A-Za-z0-9-]{10,}",
    "a signed token": r"\beyJ[A-Za-z0-9_-]{15,}\.eyJ[A-Za-z0-9_-]{15,}\.[A-Za-z0-9_-]{15,}",
    "a password in an address": r"\b[a-z+]{3,12}://[^\s/:@{}<>…]+:(?!…)[^\s/:@{}<>$]{3,}@[\w.-]+",
    "a password or key that is set": r"(?i)\b(?:password|passwd|passwort|secret|api_?key|token)\b\s*[=:]\s*"
    r"[\"'][A-Za-z0-9+/_-]{16,}[\"']",
}
MADE_UP = {
    # Tests show that a password in a setting is not repeated.
    "a password in an address": ("tests/",),
}


@pytest.fixture(scope="module")
def tracked() -> dict[str, str]:
    """Every file of the repository that is text."""
    names = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=True, text=True).stdout
    found = {}
    for name in filter(None, names.split("\0")):
        content = (ROOT / name).read_bytes() if (ROOT / name).is_file() else b""
        if b"\0" not in content[:8000]:
            found[name] = content.decode("utf-8", "replace")
    return found


@pytest.mark.parametrize("secret", SECRETS)
def test_no_file_of_the_repository_holds_a_secret(tracked: dict[str, str], secret: str) -> None:
    assert len(tracked) > 1000
    pattern = re.compile(SECRETS[secret])
    assert [
        f"{name}: {found[0][:12]}…"
        for name, text in tracked.items()
        if not name.startswith(MADE_UP.get(secret, ())) and (found := pattern.search(text))
    ] == []


@pytest.mark.parametrize(
    "text",
    ["-----BEGIN RSA " + "PRIVATE KEY-----", "AKIA" + "A" * 16, "postgresql://aqb:" + "geheim1@db.intern/aqb",
     "password = '" + "a1" * 12 + "'", "ghp_" + "x" * 36],
)  # fmt: skip
def test_the_patterns_know_a_secret(text: str) -> None:
    assert any(re.search(pattern, text) for pattern in SECRETS.values())


def test_the_list_of_parts_names_every_locked_package_with_version_hashes_and_licence() -> None:
    made = document()
    assert (made["bomFormat"], made["specVersion"]) == ("CycloneDX", "1.6")
    parts = {each["name"]: each for each in made["components"]}
    lock = locked("requirements.txt")
    assert {name: each["version"] for name, each in parts.items()} == {name: each[0] for name, each in lock.items()}
    for name, each in parts.items():
        (told,) = each["externalReferences"]
        assert {hashed["content"] for hashed in told["hashes"]} == lock[name][1]
    assert sum("licenses" in each for each in parts.values()) > 0.9 * len(parts)
    assert document() == made
