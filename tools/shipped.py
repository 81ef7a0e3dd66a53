"""What of other people's work ships in the site, and under which licence.

Two files at the root of the site: `licences.txt`, with every text that must go along, for people;
`sbom.cdx.json`, a software bill of materials (CycloneDX 1.6), for programs that look for known
weaknesses. Names, versions and licences come from the packages themselves, so that a new library
in `tools/build_libraries.py` appears in both by itself.

Blind spot: the small C libraries that Pyodide compiles into its wasm (zlib, bzip2, libffi and
others) are not told apart by its package; they stand with Pyodide and its own list.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from importlib.metadata import distribution
from pathlib import Path
from typing import Any, Final
from uuid import NAMESPACE_URL, uuid5

import material
from cyclonedx.model import ExternalReference, ExternalReferenceType, XsUri
from cyclonedx.model.bom import Bom
from cyclonedx.model.component import Component, ComponentType
from cyclonedx.model.license import DisjunctiveLicense
from cyclonedx.output.json import JsonV1Dot6
from packageurl import PackageURL

from complaint_rules import RULES_VERSION
from tools.build_libraries import LIBRARIES

ROOT: Final = Path(__file__).resolve().parents[1]
PACKAGES: Final = ROOT / "node_modules"
#: Texts of licences whose packages do not bring them along.
TEXTS: Final = ROOT / "tools" / "licences"
ICONS: Final = Path(material.__file__).parent / "templates" / ".icons" / "material"

LICENCES_FILE: Final = "licences.txt"
BILL_FILE: Final = "sbom.cdx.json"

_RULE: Final = "=" * 72
_PLATFORM: Final = re.compile(r"emscripten_(\d+)_(\d+)_(\d+)")


@dataclass(frozen=True)
class Shipped:
    """A piece of other people's work in the site."""

    name: str
    version: str
    #: SPDX id.
    licence: str
    text: str
    #: What kind of package it is ("npm", "pypi", "generic"), for the bill.
    kind: str
    url: str
    #: What of it is in the site.
    part: str


def shipped(packages: Path = PACKAGES) -> tuple[Shipped, ...]:
    """Return all of it, by name."""
    found = (*_libraries(packages), *_runtime(packages), *_theme())
    return tuple(sorted(found, key=lambda piece: piece.name.lower()))


def _libraries(packages: Path) -> Iterator[Shipped]:
    for library in LIBRARIES:
        yield _npm(packages, library.package, "bundled into assets/wizard/vendor")
        for inside in library.contains:
            yield _npm(packages, inside, f"inside {library.package}")


def _npm(packages: Path, name: str, part: str) -> Shipped:
    folder = packages / name
    about = json.loads((folder / "package.json").read_text(encoding="utf-8"))
    texts = sorted(folder.glob("LICEN[SC]E*"))
    text = texts[0] if texts else TEXTS / f"{about['license']}.txt"
    return Shipped(
        name=name,
        version=about["version"],
        licence=about["license"],
        text=_read(text),
        kind="npm",
        url=f"https://www.npmjs.com/package/{name}",
        part=part,
    )


def _runtime(packages: Path) -> Iterator[Shipped]:
    """Pyodide, and the two that its lock file says it was made from."""
    lock = json.loads((packages / "pyodide" / "pyodide-lock.json").read_text(encoding="utf-8"))
    platform = _PLATFORM.fullmatch(lock["info"]["platform"])
    if platform is None:
        raise ValueError(f"Pyodide names an unknown platform: {lock['info']['platform']}")
    yield _npm(packages, "pyodide", "assets/runtime")
    yield Shipped(
        name="CPython",
        version=lock["info"]["python"],
        licence="PSF-2.0",
        text=_read(TEXTS / "PSF-2.0.txt"),
        kind="generic",
        url="https://www.python.org",
        part="compiled into Pyodide, with a part of its standard library",
    )
    yield Shipped(
        name="Emscripten",
        version=".".join(platform.groups()),
        licence="MIT",
        text=_read(TEXTS / "emscripten-MIT.txt"),
        kind="generic",
        url="https://emscripten.org",
        part="its runtime, compiled into Pyodide",
    )


def _theme() -> Iterator[Shipped]:
    theme = distribution("mkdocs-material")
    texts = [
        file for file in theme.files or () if file.name == "LICENSE" and "licenses" in str(file)
    ]
    yield Shipped(
        name="mkdocs-material",
        version=theme.version,
        licence="MIT",
        text=_read(Path(str(theme.locate_file(texts[0])))),
        kind="pypi",
        url="https://squidfunk.github.io/mkdocs-material/",
        part="words of the frame",
    )
    yield Shipped(
        name="Material Design Icons",
        version=theme.version,
        licence="Apache-2.0",
        text=f"{_read(ICONS / 'LICENSE')}\n\n{_read(TEXTS / 'Apache-2.0.txt')}",
        kind="generic",
        url="https://pictogrammers.com",
        part=f"the icons, as they come with mkdocs-material {theme.version}",
    )


def licences_text(pieces: Sequence[Shipped]) -> str:
    """Return the file for people: a list, then the texts."""
    own = _read(ROOT / "LICENSE")
    head = [
        "What this site is made of, and the licences that go along with it.",
        f"The same list for programs: {BILL_FILE}",
        "",
        f"This site and its rules, {RULES_VERSION}: MIT",
        *(f"{piece.name} {piece.version}: {piece.licence} ({piece.part})" for piece in pieces),
    ]
    parts = [f"{_RULE}\nThis site and its rules\n{_RULE}\n\n{own}"]
    parts += (
        f"{_RULE}\n{piece.name} {piece.version}\n{piece.url}\n{_RULE}\n\n{piece.text}"
        for piece in pieces
    )
    return "\n\n\n".join(("\n".join(head), *parts)) + "\n"


def bill_of_materials(pieces: Sequence[Shipped]) -> str:
    """Return the bill as JSON; the same pieces give the same bytes, so it carries no time."""
    site = Component(
        name="complaint-rules",
        version=RULES_VERSION,
        type=ComponentType.APPLICATION,
        bom_ref=f"complaint-rules@{RULES_VERSION}",
        licenses=[DisjunctiveLicense(id="MIT")],
    )
    bom = Bom(
        components=map(_component, pieces),
        serial_number=uuid5(NAMESPACE_URL, repr((RULES_VERSION, *pieces))),
    )
    bom.metadata.component = site
    bom.register_dependency(site, bom.components)
    written: dict[str, Any] = json.loads(JsonV1Dot6(bom).output_as_string())
    del written["metadata"]["timestamp"]
    return json.dumps(written, indent=2, sort_keys=True, ensure_ascii=False) + "\n"


def _component(piece: Shipped) -> Component:
    name = piece.name.lower().replace(" ", "-")
    url = PackageURL(type=piece.kind, name=name, version=piece.version)
    return Component(
        name=piece.name,
        version=piece.version,
        type=ComponentType.LIBRARY,
        bom_ref=url.to_string(),
        purl=url,
        description=piece.part,
        licenses=[DisjunctiveLicense(id=piece.licence)],
        external_references=[
            ExternalReference(type=ExternalReferenceType.WEBSITE, url=XsUri(piece.url))
        ],
    )


def _read(file: Path) -> str:
    return file.read_text(encoding="utf-8").strip()
