"""The checksum file of what is handed out, signed by whoever publishes it.

`SHA256SUMS` is what `sha256sum --check` reads. Where `RIGHTS_WIZARD_SIGNING_KEY` names a private
key of OpenSSH (`ssh-keygen -t ed25519`), `SHA256SUMS.sig` beside it is its signature; whoever has
the public key checks it as SECURITY.md says. The key itself never comes near the project.
"""

from __future__ import annotations

import hashlib
import os
import subprocess
from collections.abc import Sequence
from pathlib import Path
from typing import Final

KEY: Final = "RIGHTS_WIZARD_SIGNING_KEY"
NAME: Final = "SHA256SUMS"
#: What the signature is for: one made for another purpose is not taken.
NAMESPACE: Final = "rights-wizard"


def write_checksums(files: Sequence[Path]) -> Path:
    """Write the sums of these files, which lie in one folder, beside them; return that file."""
    sums = [f"{hashlib.sha256(each.read_bytes()).hexdigest()}  {each.name}\n" for each in files]
    target = files[0].with_name(NAME)
    target.write_text("".join(sums), "utf-8", newline="\n")
    return target


def sign(file: Path, key: Path) -> Path:
    """Write the signature of this file beside it; raise `SystemExit` when there is none to be had."""
    signature = file.with_name(f"{file.name}.sig")
    signature.unlink(missing_ok=True)
    command = ["ssh-keygen", "-Y", "sign", "-f", str(key), "-n", NAMESPACE, str(file)]
    try:
        done = subprocess.run(command, capture_output=True, text=True, check=False)
    except FileNotFoundError:
        raise SystemExit("failed: ssh-keygen was not found: install OpenSSH's client") from None
    if done.returncode:
        raise SystemExit(f"failed: {KEY}: {done.stderr.strip()}")
    return signature


def publish(files: Sequence[Path]) -> list[Path]:
    """Write the checksum file and, where there is a key, its signature; return what was written."""
    checksums = write_checksums(files)
    checksums.with_name(f"{NAME}.sig").unlink(missing_ok=True)
    key = os.environ.get(KEY)
    return [checksums, sign(checksums, Path(key))] if key else [checksums]
