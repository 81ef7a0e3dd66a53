"""The policy for content as it stands in the built pages, and the table that it comes from."""

from __future__ import annotations

import base64
import hashlib
import re
from html import unescape
from pathlib import Path

import pytest

from tests.site.built_pages import page_files
from tools.content_policy import INLINE, ContentPolicy, content_policies, inline_hash
from tools.deploy_files import static_host_lines
from tools.header_table import header_table

SCRIPT = re.compile(r"<script(?P<attributes>[^>]*)>(?P<text>.*?)</script>", re.DOTALL)
META = re.compile(r'<meta http-equiv="Content-Security-Policy" content="(?P<policy>[^"]*)">')
#: Scripts that no browser runs.
DATA = ("application/json", "application/ld+json")


def pages_of(site: Path) -> list[Path]:
    return [*page_files(site), *sorted((site / "embed").rglob("*.html"))]


def address(site: Path, page: Path) -> str:
    return "/" + page.relative_to(site).as_posix().removesuffix("index.html")


def inline_scripts(html: str) -> list[str]:
    return [
        found["text"]
        for found in SCRIPT.finditer(html)
        if "src=" not in found["attributes"]
        and not any(f'type="{kind}"' in found["attributes"] for kind in DATA)
    ]


def test_each_page_carries_the_policy_of_its_address(site_folder: Path) -> None:
    for page in pages_of(site_folder):
        html = page.read_text("utf-8")
        path = address(site_folder, page)
        policies = META.findall(html)
        is_missing_page = path.endswith("404.html")
        group = header_table().default if is_missing_page else header_table().group_of(path)
        assert [unescape(each) for each in policies] == [group.policy.meta], path
        before = html[: html.index("<meta http-equiv")]
        assert not re.search(r"<(?:script|link|style)\b", before), path


def test_every_inline_script_has_its_hash_in_header_and_meta(site_folder: Path) -> None:
    for page in pages_of(site_folder):
        html = page.read_text("utf-8")
        path = address(site_folder, page)
        scripts = inline_scripts(html)
        assert len(scripts) == 1, path
        digest = base64.b64encode(hashlib.sha256(scripts[0].encode()).digest()).decode()
        for policy in (header_table().headers(path)["Content-Security-Policy"], html):
            assert f"'sha256-{digest}'" in unescape(policy), f"{path}: another script"


def test_nothing_else_needs_more_than_the_policy_allows(site_folder: Path) -> None:
    for page in pages_of(site_folder):
        html = SCRIPT.sub("", page.read_text("utf-8"))
        html = re.sub(r"<code.*?</code>", "", html, flags=re.DOTALL)
        found = re.findall(r"<style\b|<base\b|<object\b|<[a-z][^<>]*\s(?:style|on\w+)=", html)
        assert found == [], page


@pytest.mark.parametrize("group", header_table().groups, ids=lambda group: group.id)
def test_no_group_allows_what_no_page_needs(group: object) -> None:
    policy = next(each for each in header_table().groups if each is group).policy
    text = policy.header
    for word in ("unsafe-inline", "'unsafe-eval'", "unsafe-hashes", "blob:", "http:", "https:"):
        assert word not in text
    stars = [name for name, sources in policy.directives.items() if "*" in sources]
    assert stars == (["frame-ancestors"] if stars else [])
    for name in ("default-src", "object-src", "base-uri", "form-action"):
        assert policy.directives[name] == ("'none'",)
    assert policy.directives["require-trusted-types-for"] == ("'script'",)


def test_webassembly_is_allowed_where_python_runs_and_nowhere_else(site_folder: Path) -> None:
    for page in pages_of(site_folder):
        path = address(site_folder, page)
        runs_python = 'data-runtime="' in page.read_text("utf-8")
        policy = header_table().headers(path, is_found="404" not in path)["Content-Security-Policy"]
        assert ("'wasm-unsafe-eval'" in policy) == runs_python, path
        assert ("'wasm-unsafe-eval'" in META.findall(page.read_text("utf-8"))[0]) == runs_python
    for worker in ("/assets/wizard/worker.js", "/kz/wizard/worker.js"):
        assert "'wasm-unsafe-eval'" in header_table().headers(worker)["Content-Security-Policy"]


def test_a_joined_policy_allows_what_either_does() -> None:
    table = {
        "one": {"script-src": "'self'", "img-src": "'none'"},
        "other": {"extends": "one", "script-src": "'self' {first_paint}", "img-src": "data:"},
        "lacking": {"script-src": "'self'"},
    }
    policies = content_policies(table)
    joined = policies["one"].joined(policies["other"])
    assert joined == ContentPolicy(
        {"script-src": ("'self'", inline_hash("first_paint")), "img-src": ("data:",)}
    )
    with pytest.raises(ValueError, match="not the same directives"):
        policies["one"].joined(policies["lacking"])


def test_a_changed_script_has_another_hash(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = inline_hash("first_paint")
    changed = tmp_path / "first_paint.js"
    changed.write_text("other();\n", "utf-8")
    monkeypatch.setitem(INLINE, "changed", str(changed))
    assert inline_hash("changed") != before
    digest = base64.b64encode(hashlib.sha256(b"other();").digest()).decode()
    assert inline_hash("changed") == f"'sha256-{digest}'"


def test_a_static_host_adds_up_to_at_least_what_each_file_needs(site_folder: Path) -> None:
    """In `_headers` every rule that matches counts: one policy a file, wide enough for it."""
    rules: dict[str, ContentPolicy] = {}
    path = ""
    for line in static_host_lines(header_table()):
        if line.startswith("/"):
            path = line
        name, _, value = line.strip().partition(": ")
        if name == "Content-Security-Policy":
            parts = (each.split() for each in value.split("; "))
            rules[path] = ContentPolicy({first: tuple(rest) for first, *rest in parts})
    for file in site_folder.rglob("*"):
        if not file.is_file() or file.suffix in {".br", ".gz"}:
            continue
        asked = address(site_folder, file)
        matching = [
            policy
            for each, policy in rules.items()
            if (asked.startswith(each[:-1]) if each.endswith("*") else asked == each)
        ]
        assert len(matching) == 1, asked
        needed = header_table().group_of(asked).policy
        assert matching[0].joined(needed).directives.keys() == matching[0].directives.keys()
        for name, sources in matching[0].joined(needed).directives.items():
            assert set(sources) == set(matching[0].directives[name]), f"{asked}: {name}"
