"""The checksum file of the bundle: read by sha256sum, its signature checked by OpenSSH."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.conftest import ROOT
from tools.checksums import KEY, NAMESPACE, publish

needs_openssh = pytest.mark.skipif(not shutil.which("ssh-keygen"), reason="no OpenSSH client here")


@pytest.fixture
def bundle(tmp_path: Path) -> Path:
    file = tmp_path / "dist" / "site.zip"
    file.parent.mkdir()
    file.write_bytes(b"the site")
    return file


@pytest.fixture
def signed(bundle: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The signed checksum file; beside its folder lies the list of who may sign."""
    key = tmp_path / "key"
    new_key = ["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", str(key)]
    subprocess.run(new_key, check=True)  # noqa: S603  (OpenSSH's own)
    public = key.with_suffix(".pub").read_text("utf-8")
    (tmp_path / "allowed_signers").write_text(f"publisher {public}", "utf-8")
    monkeypatch.setenv(KEY, str(key))
    checksums, signature = publish([bundle])
    assert signature.name == "SHA256SUMS.sig"
    return checksums


def is_ours(checksums: Path, namespace: str = NAMESPACE) -> bool:
    """Whether the words of SECURITY.md find the signature good."""
    signers = checksums.parent.parent / "allowed_signers"
    command = ["ssh-keygen", "-Y", "verify", "-f", str(signers), "-I", "publisher"]
    done = subprocess.run(  # noqa: S603  (OpenSSH's own)
        [*command, "-n", namespace, "-s", f"{checksums}.sig"],
        input=checksums.read_bytes(),
        capture_output=True,
        check=False,
    )
    return done.returncode == 0


def test_the_sums_are_what_sha256sum_reads(bundle: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(KEY, raising=False)
    (checksums,) = publish([bundle])
    assert re.fullmatch(r"[0-9a-f]{64}  site\.zip\n", checksums.read_text("utf-8"))
    command = ["sha256sum", "--check", "--strict", checksums.name]
    subprocess.run(command, cwd=bundle.parent, check=True, capture_output=True)  # noqa: S603
    bundle.write_bytes(b"another site")
    changed = subprocess.run(command, cwd=bundle.parent, check=False, capture_output=True)  # noqa: S603
    assert changed.returncode == 1


@needs_openssh
def test_a_signature_holds_for_the_file_as_it_was(signed: Path) -> None:
    assert is_ours(signed)
    assert not is_ours(signed, namespace="something-else")
    signed.write_text(signed.read_text("utf-8").replace("site.zip", "site2.zip"), "utf-8")
    assert not is_ours(signed)


@needs_openssh
def test_a_file_that_is_no_key_stops_in_one_line(
    bundle: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(KEY, str(tmp_path / "nothing"))
    with pytest.raises(SystemExit, match=KEY):
        publish([bundle])
    assert not (bundle.parent / "SHA256SUMS.sig").exists()


@needs_openssh
def test_an_old_signature_does_not_stay_beside_new_sums(
    signed: Path, bundle: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv(KEY)
    publish([bundle])
    assert not signed.with_name("SHA256SUMS.sig").exists()


def test_the_words_for_whoever_checks_are_these() -> None:
    text = (ROOT / "SECURITY.md").read_text("utf-8")
    assert f"-n {NAMESPACE} -s SHA256SUMS.sig < SHA256SUMS" in text
    assert KEY in text
