"""Write `deploy/nginx.conf`, `deploy/Caddyfile` and `deploy/_headers` from `deploy/headers.toml`.

    python -m tools.deploy_files [--check]

`--check` compares them with what would be written; exit status 1 when one differs.
"""

from __future__ import annotations

import argparse
import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Final

from tools.header_table import POLICY_HEADER, Group, HeaderTable, header_table

DEPLOY: Final = Path(__file__).resolve().parent.parent / "deploy"
LANGUAGE_FOLDERS: Final = ("kz", "ru", "en")

MADE: Final = "# Written by `python -m tools.deploy_files` from headers.toml: change it there."


def deploy_files() -> dict[str, str]:
    """Return the text of each file by its name."""
    table = header_table()
    return {
        "nginx.conf": "\n".join([*nginx_lines(table), ""]),
        "Caddyfile": "\n".join([*caddy_lines(table), ""]),
        "_headers": "\n".join([*static_host_lines(table), ""]),
    }


# ---- nginx


def nginx_lines(table: HeaderTable) -> Iterator[str]:
    """A file for `sites-available`: it stands inside `http { }`."""
    yield MADE
    yield "# Set `server_name` and `root`, and add `listen 443 ssl` with your certificate."
    yield "# brotli_static needs a module: libnginx-mod-http-brotli-static on Debian."
    yield ""
    yield "map $uri $rights_wizard_group {"
    yield f"    default {table.default.id};"
    for group in table.groups[:-1]:
        for path in group.paths:
            yield f'    "~{_nginx_pattern(path)}" {group.id};'
    yield "}"
    for name in table.names:
        yield f"map $rights_wizard_group ${_variable(name)} {{"
        yield f'    default "{table.default.headers.get(name, "")}";'
        for group in table.groups[:-1]:
            yield f'    {group.id} "{group.headers.get(name, "")}";'
        yield "}"
    yield "map $uri $rights_wizard_cache {"
    yield f"    default ${_variable('Cache-Control')};"
    yield f'    "~{table.immutable_name}" "{table.immutable_cache}";'
    yield "}"
    yield "map $status $rights_wizard_cache_of_answer {"
    yield "    default $rights_wizard_cache;"
    yield f'    404 "{table.missing_cache}";'
    yield "}"
    yield ""
    yield "server {"
    yield "    listen 80;"
    yield "    server_name example.org;"
    yield "    root /var/www/rights-wizard;"
    yield ""
    yield "    types {"
    for ending, media_type in table.media_types.items():
        yield f'        "{media_type}" {ending};'
    yield "    }"
    yield "    default_type application/octet-stream;"
    yield ""
    yield "    # The .br and .gz that the build has written beside the files."
    yield "    brotli_static on;"
    yield "    gzip_static on;"
    yield "    gzip_vary on;"
    yield ""
    for name, value in table.everywhere.items():
        yield f'    add_header {name} "{value}" always;'
    yield "    # An empty value sends no header."
    for name in table.names:
        variable = "rights_wizard_cache_of_answer" if name == "Cache-Control" else _variable(name)
        yield f"    add_header {name} ${variable} always;"
    yield ""
    yield "    index index.html;"
    yield "    absolute_redirect off;"
    yield "    error_page 404 /404.html;"
    for folder in LANGUAGE_FOLDERS:
        yield f"    location /{folder}/ {{ error_page 404 /{folder}/404.html; }}"
    yield "}"


def _nginx_pattern(path: str) -> str:
    return "^" + re.escape(path.removesuffix("*")) + ("" if path.endswith("*") else "$")


def _variable(header: str) -> str:
    return "rights_wizard_" + header.lower().replace("-", "_")


# ---- Caddy


def caddy_lines(table: HeaderTable) -> Iterator[str]:
    """A whole Caddyfile: Caddy fetches the certificate of the named host by itself."""
    yield MADE
    yield "# Set the name of your host and the folder of the site."
    yield ""
    yield "example.org {"
    yield "\troot * /var/www/rights-wizard"
    for number, group in enumerate(table.groups):
        matcher = f"@{group.id}"
        earlier = " ".join(path for each in table.groups[:number] for path in each.paths)
        yield f"\t{matcher} {{"
        if group is not table.default:
            yield f"\t\tpath {' '.join(group.paths)}"
        if earlier:
            yield f"\t\tnot path {earlier}"
        yield "\t}"
        yield from _caddy_headers(matcher, {**table.everywhere, **group.headers}, "\t")
    yield f"\t@immutable path_regexp {table.immutable_name}"
    yield f'\theader @immutable Cache-Control "{table.immutable_cache}"'
    for ending, media_type in table.media_types.items():
        yield f"\t@{ending} path *.{ending}"
        yield f'\theader @{ending} Content-Type "{media_type}"'
    yield "\tfile_server {"
    yield "\t\tprecompressed br gzip"
    yield "\t}"
    yield "\thandle_errors {"
    missing = dict.fromkeys(table.names, "") | dict(table.default.headers)
    missing["Cache-Control"] = table.missing_cache
    yield from _caddy_headers("", missing, "\t\t")
    yield f'\t\theader Content-Type "{table.media_types["html"]}"'
    for folder in LANGUAGE_FOLDERS:
        yield f"\t\t@not_found_{folder} path /{folder}/*"
        yield f"\t\trewrite @not_found_{folder} /{folder}/404.html"
    beginnings = " ".join(f"/{folder}/*" for folder in LANGUAGE_FOLDERS)
    yield f"\t\t@not_found not path {beginnings}"
    yield "\t\trewrite @not_found /404.html"
    yield "\t\tfile_server {"
    yield "\t\t\tprecompressed br gzip"
    yield "\t\t}"
    yield "\t}"
    yield "}"


def _caddy_headers(matcher: str, headers: dict[str, str], indent: str) -> Iterator[str]:
    yield f"{indent}header{' ' if matcher else ''}{matcher} {{"
    for name, value in headers.items():
        yield f'{indent}\t{name} "{value}"' if value else f"{indent}\t-{name}"
    yield f"{indent}}}"


# ---- Hosts of static files: Netlify, Cloudflare Pages


def static_host_lines(table: HeaderTable) -> Iterator[str]:
    """A file for the root of the site; such hosts know media types, compression and 404 pages."""
    yield MADE
    yield "# For Netlify, Cloudflare Pages and others alike: put it into the site's root."
    yield ""
    yield from _static_rule("/*", table.everywhere)
    for number, group in enumerate(table.groups):
        wider = table.groups[number + 1 :]
        paths = [path for path in group.paths if not _is_inside(path, wider)]
        shorter = [path for path in group.paths if _is_kept_longer(path, group, wider)]
        if paths or shorter:
            yield f"# {group.about}"
        for path in paths:
            headers = _headers_of_all(group, path, table.groups[:number])
            kept = {"Cache-Control": table.immutable_cache} if group.unhashed else {}
            yield from _static_rule(path, {**headers, **kept})
        # Of two Cache-Control `no-cache` is the stronger.
        for path in (*group.unhashed, *shorter):
            yield from _static_rule(path, {"Cache-Control": group.headers["Cache-Control"]})


def _is_inside(path: str, wider: Sequence[Group]) -> bool:
    return any(group.holds(path) for group in wider)


def _is_kept_longer(path: str, group: Group, wider: Sequence[Group]) -> bool:
    """Whether the rule of a wider group lets it be kept where its own group does not."""
    around = next((each for each in wider if each.holds(path)), None)
    return around is not None and _cache(group) == "no-cache" != _cache(around)


def _cache(group: Group) -> str:
    return group.headers["Cache-Control"]


def _headers_of_all(group: Group, path: str, narrower: Sequence[Group]) -> dict[str, str]:
    """Return the headers for a path and for what is inside it: the policy allows what one needs."""
    policy = group.policy
    beginning = path.removesuffix("*")
    for each in narrower:
        if path.endswith("*") and any(inner.startswith(beginning) for inner in each.paths):
            cache = {"Cache-Control": _cache(group)}
            if {**each.own_headers, **cache} != group.own_headers:
                raise ValueError(f"{each.id} is inside {path}, but its headers differ")
            policy = policy.joined(each.policy)
    return {**group.own_headers, POLICY_HEADER: policy.header}


def _static_rule(path: str, headers: Mapping[str, str]) -> Iterator[str]:
    yield path
    for name, value in headers.items():
        yield f"  {name}: {value}"
    yield ""


def main() -> None:
    """Write the files, or compare them."""
    parser = argparse.ArgumentParser(description="Write deploy/ from deploy/headers.toml.")
    parser.add_argument("--check", action="store_true", help="compare, do not write")
    is_check = parser.parse_args().check
    for name, text in deploy_files().items():
        file = DEPLOY / name
        if not is_check:
            file.write_text(text, "utf-8", newline="\n")
        elif not file.is_file() or file.read_text("utf-8") != text:
            raise SystemExit(f"deploy/{name} differs: run python -m tools.deploy_files")


if __name__ == "__main__":
    main()
