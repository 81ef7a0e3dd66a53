"""The ways in which Python finds and reads modules and files, with the whole standard library."""

from __future__ import annotations

import importlib
import sys
from pathlib import Path

MODULES = (
    "bisect codecs collections contextlib copy dataclasses datetime enum functools gettext hashlib importlib.resources "
    "inspect io itertools json operator os pathlib re reprlib shutil string textwrap tomllib traceback types typing "
    "urllib.parse warnings weakref zipfile zipimport zlib"
).split()


def imports() -> object:
    """Import what the rules, or their next version, may import."""
    return len([importlib.import_module(name) for name in MODULES])


def archives() -> object:
    """Import from zip files, stored and deflated, of sources and of compiled modules."""
    import py_compile
    import zipfile
    import zipimport

    folder = Path("/tmp/archives")  # noqa: S108  (a folder of the browser's memory)
    folder.mkdir(exist_ok=True)
    found: list[object] = []
    for method in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
        for compiled in (False, True):
            name = f"made_{method}_{compiled}"
            source = folder / f"{name}.py"
            source.write_text(
                f"'''doc'''\nname = {name!r}\ndef f(a=1): return a, 'ә'\nclass C: x: int = 5\n"
            )
            archive = folder / f"{name}.zip"
            with zipfile.ZipFile(archive, "w", method) as new:
                new.writestr(f"{name}_data/__init__.py", "")
                new.writestr(f"{name}_data/text.toml", 'a = "ә"\n[b]\nc = 2026-11-20\n')
                for optimize in (0, 2):
                    target = py_compile.compile(
                        str(source),
                        str(folder / f"{name}.pyc"),
                        optimize=optimize,
                        invalidation_mode=py_compile.PycInvalidationMode.UNCHECKED_HASH,
                    )
                new.write(target if compiled else source, name + (".pyc" if compiled else ".py"))
            sys.path.insert(0, str(archive))
            module = importlib.import_module(name)
            found += [module.f(), module.C.x, module.__file__]
            from importlib.resources import files

            found.append(files(f"{name}_data").joinpath("text.toml").read_text("utf-8"))
            source.unlink()
            sys.path.remove(str(archive))
            found.append(attempt(zipimport.zipimporter, str(archive) + "x"))
            archive.write_bytes(archive.read_bytes()[:-30])
            found.append(attempt(zipimport.zipimporter, str(archive)))
    (folder / "wrong.pyc").write_bytes(b"\0" * 40)
    sys.path.insert(0, str(folder))
    found.append(attempt(importlib.import_module, "wrong"))
    sys.path.remove(str(folder))
    return len(found)


def uses() -> object:
    """The parts of the library that rules like ours lean on, at work."""
    import copy
    import datetime
    import hashlib
    import io
    import json
    import re
    import textwrap
    import tomllib
    import traceback
    from collections import Counter, OrderedDict, defaultdict, deque, namedtuple

    found: list[object] = []
    value = {"ә": [1, 2.5, None, True, "😀\u2028", {"k": -0.0}], "b": 10**30}
    for options in (
        {},
        {"indent": 1},
        {"ensure_ascii": False, "sort_keys": True},
        {"separators": (",", ":")},
    ):
        found.append(json.loads(json.dumps(value, **options)))  # type: ignore[arg-type]
    for pattern in (
        r"(?i)ә+|б",
        r"^(?P<n>\w+)\s*=\s*(.*?)$",
        r"(a|b)*?c{2,3}(?<!x)(?=y)",
        r"[^\W\d_]{2,}\b",
        r"(?s).(?:\1)?",
        "(",
    ):
        for text in ("ӘӘ = б\nx=1", "abababccy", "", "ұзақ сөз " * 500):
            made = attempt(re.compile, pattern, re.M)
            found += [
                attempt(getattr(made, n, repr), text)
                for n in ("search", "match", "fullmatch", "findall", "split")
            ]
            found.append(attempt(re.sub, pattern, r"<\g<0>>", text))
    day = datetime.date(2024, 2, 29)
    found += [
        day + datetime.timedelta(366),
        day.isocalendar(),
        day.strftime("%d.%m.%Y %A"),
        repr(day - day),
        day.replace(year=2028),
    ]
    found += [
        attempt(datetime.date.fromisoformat, text)
        for text in ("2024-02-29", "2023-02-29", "x", "2024-W09-4", "20240229")
    ]
    now = datetime.datetime(2026, 11, 20, 23, 59, tzinfo=datetime.UTC)
    found += [
        now.astimezone(datetime.timezone(datetime.timedelta(hours=5))).isoformat(),
        now.timestamp(),
        str(now),
    ]
    found += [
        tomllib.loads(
            'a=1\nb=[1.5,"x"]\n[c]\nd=2026-11-20\ne=2026-11-20T10:00:00Z\nf="""\nm"""\ng=0x1F'
        ),
        attempt(tomllib.loads, "a=1\na=2"),
    ]
    found += [copy.deepcopy(value), hashlib.sha256(b"x" * 1000).hexdigest()]
    found += [
        list(io.StringIO("a\nb")),
        textwrap.fill("ұзақ сөз " * 30, 40),
        Counter("abca").most_common(1),
    ]
    found += [
        OrderedDict(a=1).popitem(),
        defaultdict(list)["x"],
        deque([1, 2], 3).rotate(1),
        namedtuple("P", "x y")(1, 2)._asdict(),
    ]
    try:
        json.loads("{")
    except ValueError:
        found += [traceback.format_exc(), traceback.extract_stack()]
    print("written", "ә", file=sys.stderr)
    with Path("/tmp/text").open("w", encoding="utf-8") as file:  # noqa: S108
        file.writelines(["а\n", "б\r\n"])
    found += [
        Path("/tmp/text").read_bytes(),
        Path("/tmp/text").read_text("utf-8").splitlines(),
        attempt(Path("/none").read_text),
    ]  # noqa: S108
    return len(found)


def attempt(function: object, *arguments: object) -> object:
    """Call; an exception is a result like another."""
    try:
        return function(*arguments)  # type: ignore[operator]
    except Exception as error:  # noqa: BLE001
        return error


PARTS = (imports, archives, uses)
