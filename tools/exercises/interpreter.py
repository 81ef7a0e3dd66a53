"""What Python itself does for any program: run for its effect, each part on its own.

Nothing here is asked by the rules of today; a change of theirs may ask it tomorrow, and a mistake
must end as an exception that can be told, not as a trap. Only modules compiled into Python are
imported, so that it runs without the standard library too.
"""

from __future__ import annotations

import builtins
import gc
import sys
from collections.abc import Callable
from typing import Any

ODD = (
    "Әж ыңғ ",
    "ß ﬁ İ ς",
    "😀🇰🇿",
    "e\u0301",
    "\ud800",
    "汉",
    "a\x00b",
    "\t\n\r\x0b\x0c\x1c\x85\u2028",
)


def texts() -> object:
    """Methods of text, on one, two and four bytes a character."""
    found: list[object] = []
    for text in (*ODD, "".join(ODD), "plain ascii text 12", "", "x" * 100_000, "ю" * 100_000):
        for name in dir(str):
            method = getattr(text, name)
            if name.startswith("_") or not callable(method):
                continue
            for arguments in (
                (),
                (" ",),
                ("a", "б"),
                (["x", text],),
                (3,),
                ({97: "я", 1078: None},),
            ):
                found.append(attempt(method, *arguments))
        found += [
            text * 3 + "Ы",
            text[::-1],
            text[1:-1:2],
            text in "б" + text,
            hash(text),
            repr(text),
        ]
        found += [ascii(text), text < "м", text == "м", list(text[:50]), text.split(), text % ()]
        for coding in ("utf-8", "ascii", "latin-1", "utf-16", "utf-32", "unicode_escape", "cp437"):
            for errors in ("strict", "ignore", "replace", "backslashreplace", "xmlcharrefreplace"):
                coded = attempt(text.encode, coding, errors)
                found.append(attempt(getattr(coded, "decode", str), coding, errors))
                found.append(
                    attempt(
                        bytes.decode, b"\xff\xfe\xc3(\xe2\x82\xed\xa0\x80\xf0\x9f", coding, errors
                    )
                )
    return len(found)


def formats() -> object:
    """Every way to make text of values."""
    values = (
        0,
        -1,
        7,
        2**70,
        -(2**70),
        1.5,
        -0.0,
        1e300,
        1e-300,
        float("inf"),
        float("nan"),
        True,
        1j,
    )
    values += (
        "жұмыс",
        b"b\xff",
        None,
        (1, "я"),
        [1, [2]],
        {1: {2}},
        {3},
        frozenset(),
        range(3),
        len,
        int,
    )
    specs = (
        "",
        "d",
        ",",
        "_",
        "x",
        "#b",
        "08.3f",
        "+e",
        "g",
        "%",
        ">10",
        "*^20",
        "c",
        "n",
        "s",
        "r",
        "!",
    )
    found: list[object] = []
    for value in values:
        found += [repr(value), str(value), ascii(value), f"{value!r:>20}", f"{value=}"]
        for spec in specs:
            found += [attempt(format, value, spec), attempt(("%" + spec).__mod__, (value,))]
            found.append(attempt(("{0:" + spec + "} {0!r}").format, value))
        found.append(attempt("%(a)5.2s %%".__mod__, {"a": value}))
    return len(found)


def numbers() -> object:
    """Arithmetic, small and large, right and wrong."""
    values = (
        0,
        1,
        -1,
        3,
        -7,
        255,
        2**31,
        2**63,
        -(2**64),
        3**200,
        10**400,
        0.1,
        -2.5,
        1e308,
        True,
        2 + 3j,
    )
    found: list[object] = []
    names = "add sub mul truediv floordiv mod divmod and or xor lt le eq ne gt ge radd rsub rmul rmod rfloordiv".split()
    growing = "pow lshift rshift rpow rlshift rrshift".split()
    for first in values:
        for second in values:
            # A power of large numbers would not end in our days.
            small = abs(first) < 70 and abs(second) < 70
            for name in (*names, *growing) if small else names:
                found.append(attempt(getattr(first, f"__{name}__", repr), second))
            found += [attempt(pow, first, second, 7), attempt(divmod, first, second)]
        for name in dir(first):
            found.append(attempt(getattr(first, name)))
        found += [
            attempt(kind, first) for kind in (int, float, bool, str, hash, abs, round, hex, complex)
        ]
    for text in (
        "12",
        " -3 ",
        "0x1f",
        "1_000",
        "1e5",
        "nan",
        "-inf",
        "١٢",
        "9" * 5000,
        "",
        "12a",
        "0b102",
    ):
        found += [
            attempt(int, text),
            attempt(int, text, 16),
            attempt(int, text, 0),
            attempt(float, text),
        ]
        found += [attempt(complex, text), attempt(int, text.encode())]
    found += [
        round(2.675, 2),
        round(-15, -1),
        (0.1).hex(),
        float.fromhex("0x1.8p3"),
        (5).to_bytes(3, "big"),
    ]
    found += [int.from_bytes(b"\xff\x01", "little", signed=True), (0.75).as_integer_ratio()]
    return len(found)


def collections() -> object:
    """Lists, tuples, sets, dictionaries, bytes: all methods with all kinds of arguments."""
    found: list[object] = []
    makers: tuple[Callable[[], Any], ...] = (
        lambda: [3, 1, 2, 2],
        lambda: (3, 1, 2),
        lambda: {3, 1},
        lambda: frozenset((3, "я")),
        lambda: {"а": 1, 2: "б"},
        lambda: b"abc \xff",
        lambda: bytearray(b"abc"),
        lambda: range(1, 20, 3),
        lambda: memoryview(b"abcdef"),
        lambda: slice(1, 5, 2),
        lambda: dict.fromkeys(range(3000)),
        lambda: list(range(3000, 0, -1)),
        lambda: {}.keys(),
        lambda: {1: 2}.items(),
        lambda: {1: 2}.values(),
        lambda: iter([1, 2]),
        lambda: enumerate("ab"),
        lambda: zip("ab", "cd"),
        lambda: map(str, (1, 2)),
        lambda: filter(None, (0, 1)),
        lambda: reversed([1, 2]),
        lambda: (n for n in (1, 2)),
    )
    arguments: tuple[tuple[object, ...], ...] = (
        (),
        (1,),
        (1, 2),
        ("а",),
        ([1, "x"],),
        ({1: 2},),
        (b"a",),
        (slice(0, 2),),
        (slice(None, None, -1),),
    )
    for make in makers:
        for name in dir(make()):
            for given in arguments:
                found.append(attempt(getattr(make(), name), *given))
        for function in (
            len,
            sum,
            min,
            max,
            sorted,
            list,
            tuple,
            set,
            dict,
            bytes,
            any,
            all,
            iter,
            next,
            hash,
            repr,
        ):
            found.append(attempt(function, make()))
        found += [
            attempt(make().__eq__, make()),
            attempt(lambda m=make: m() + m()),
            attempt(lambda m=make: m() * 2),
        ]
    many = {str(n): n for n in range(20_000)}
    for n in range(0, 20_000, 2):
        del many[str(n)]
    found += [
        len(many),
        sorted(many, key=lambda key: (len(key), key), reverse=True)[:3],
        many | {1: 2},
    ]
    first, *rest = "ab", *range(5)
    found += [first, rest, [*many][:2], {**{1: 2}}]
    return len(found)


def classes() -> object:
    """Classes, properties, slots, inheritance, metaclasses, descriptors, calls of every form."""

    class Meta(type):
        def __call__(cls, *args: object, **more: object) -> object:
            return super().__call__(*args, **more)

    class Base(metaclass=Meta):
        __slots__ = ("x", "__weakref__")
        kinds: dict[str, int] = {}

        def __init__(self, x: int = 0, *, key: str = "") -> None:
            self.x = x

        @property
        def double(self) -> int:
            return self.x * 2

        @classmethod
        def make(cls, *args: int, **more: str) -> Base:
            return cls(*args, **more)

        @staticmethod
        def still() -> int:
            return 1

        def __getattr__(self, name: str) -> str:
            if name.startswith("_"):
                raise AttributeError(name)
            return name

        def __enter__(self) -> Base:
            return self

        def __exit__(self, *args: object) -> bool:
            return True

        def __iter__(self) -> Any:
            yield from (1, 2)
            return 3

        def __contains__(self, one: object) -> bool:
            return one == 1

        def __getitem__(self, key: object) -> object:
            return key

        def __len__(self) -> int:
            return 2

        def __eq__(self, other: object) -> bool:
            return isinstance(other, Base) and self.x == other.x

        def __hash__(self) -> int:
            return self.x

        def __add__(self, other: object) -> object:
            return NotImplemented

        def __del__(self) -> None:
            Base.kinds["del"] = Base.kinds.get("del", 0) + 1

    class More(Base):
        def __init_subclass__(cls, **more: object) -> None:
            super().__init_subclass__(**more)

        def __str__(self) -> str:
            return super().__repr__()

    thing: Any = More.make(3, key="x")
    found: list[object] = [
        thing.double,
        thing.still(),
        thing.other,
        str(thing),
        list(thing),
        1 in thing,
    ]
    found += [
        thing[1:2, ...],
        bool(thing),
        thing == More(3),
        {thing: 1}[More(3)],
        isinstance(thing, Base),
    ]
    found += [
        issubclass(More, (int, Base)),
        More.__mro__,
        type("New", (Base,), {"a": 1})().a,
        vars(More),
    ]
    for wrong in (
        lambda: thing + 1,
        lambda: 1 + thing,
        lambda: thing.__missing,
        lambda: More(1, 2, 3),
        lambda: More(key=1, no=2),
        lambda: setattr(thing, "double", 1),
        lambda: delattr(thing, "double"),
        lambda: thing(),
        lambda: More.nothing,
        lambda: type("X", (int, str), {}),
        lambda: type("Y", (bool,), {}),
        lambda: object().x,
        lambda: thing < 1,
        lambda: super(),
        lambda: Base.make.__func__(),
        lambda: len(5),
        lambda: iter(5),
        lambda: None.x,
    ):
        found.append(attempt(wrong))
    with thing:
        raise ValueError("held")
    del thing
    return len(found)


def mistakes() -> object:
    """Every exception there is: raised, chained, grouped, caught, told with its traceback."""
    found: list[object] = []
    for name in dir(builtins):
        kind = getattr(builtins, name)
        if isinstance(kind, type) and issubclass(kind, BaseException):
            for arguments in (
                (),
                ("жаман",),
                (2, "no"),
                (1, 2, 3),
                ("utf-8", b"\xff", 0, 1, "x"),
                ("m", [ValueError(1)]),
            ):
                error = attempt(kind, *arguments)
                if isinstance(error, kind):
                    found += [str(error), repr(error), attempt(error.add_note, "note"), error.args]
                    found.append(attempt(throw, error))
    for broken in (
        "1/0",
        "[][1]",
        "{}['a']",
        "nothing",
        "None.x",
        "int('x')",
        "'a'+1",
        "1+'a'",
        "len()",
        "f(",
        "'abc",
        "def",
        "x = = 1",
        "raise ValueError from 3",
        "assert 0, 'no'",
        "(lambda: (yield))().throw(KeyError)",
        "b'\\xff'.decode()",
        "'\\ud800'.encode()",
        "open('/none')",
        "import nothing_at_all",
        "from sys import nothing",
        "[].pop()",
        "next(iter(()))",
        "2**-1 % 0",
        "chr(-1)",
        "'%d' % 'a'",
        "'{}'.format()",
        "float('x')",
        "10**5000 and str(10**5000)",
        "a, b = 1,",
        "a, *b = ()",
        "{[]: 1}",
        "del nothing",
        "for i in 5: pass",
        "with 5: pass",
        "print(*5)",
        "(1).real = 2",
        "__import__('')",
        "eval('1+')",
        "compile('\\0', '', 'exec')",
        "\tif 1:\n  x\n y",
        "'é' 'б' nonsense",
        "break",
        "return 1",
        "f'{x!z}'",
        "0777",
        "class A(A): pass",
        "global x; nonlocal y",
        "type.mro(int)(1)",
        "exec('raise')",
    ):
        found.append(attempt(exec, broken, {}))
        found.append(attempt(eval, broken, {}))
    found += [attempt(deep, 0), attempt(nested), attempt(grouped), attempt(warned)]
    try:
        throw(KeyError("оқу"))
    except KeyError as error:
        step = error.__traceback__
        while step:
            code = step.tb_frame.f_code
            found += [
                step.tb_lineno,
                code.co_name,
                code.co_filename,
                step.tb_frame.f_locals,
                list(code.co_positions())[:2],
            ]
            step = step.tb_next
        sys.excepthook(*sys.exc_info())
    return len(found)


def throw(error: BaseException) -> None:
    """Raise."""
    raise error


def deep(n: int) -> int:
    """Call itself until Python stops it."""
    return deep(n + 1) + 1


def nested() -> None:
    """Raise while another is handled, and clean up."""
    try:
        try:
            throw(ValueError(1))
        except ValueError as error:
            raise TypeError(2) from error
        finally:
            throw(KeyError(3))
    except (KeyError, IndexError) as error:
        error.with_traceback(None)
        raise


def grouped() -> None:
    """Raise several at once and catch some."""
    try:
        raise ExceptionGroup(
            "some", [ValueError(1), TypeError(2), ExceptionGroup("in", [OSError(3)])]
        )
    except* ValueError:
        pass
    except* OSError as group:
        group.derive([ValueError(4)])


def warned() -> None:
    """Warn: one of the few things that write to the console."""
    import _warnings

    _warnings.warn("careful", UserWarning, 1)


def machinery() -> object:
    """Generators, coroutines, closures, pattern matching, the collector, the modules of C."""
    found: list[object] = []

    def generator() -> Any:
        got = yield 1
        try:
            yield got
        except ValueError:
            yield from range(2)
        finally:
            found.append("closed")

    running = generator()
    found += [next(running), running.send("x"), running.throw(ValueError), list(running)]
    generator().close()

    async def coroutine() -> int:
        async def inner() -> int:
            return 5

        async for one in asynchronous():
            found.append(one)
        return await inner()

    async def asynchronous() -> Any:
        yield 1

    found.append(attempt(coroutine().send, None))
    for subject in (1, "a", [1, 2, 3], {"k": [1]}, (1, (2, 3)), None, 2.5):
        match subject:
            case int(n) if n:
                found.append(n)
            case [first, *rest]:
                found += [first, rest]
            case {"k": [x], **others}:
                found += [x, others]
            case "a" | None:
                found.append(subject)
            case _:
                found.append("other")
    ring: list[Any] = []
    for _ in range(3000):
        ring = [ring, {"self": None}]
        ring[1]["self"] = ring
    del ring
    found += [gc.collect(), gc.get_count(), gc.get_stats(), gc.isenabled()]
    grown = [bytearray(1_000_000) for _ in range(60)]
    found += [
        len(grown),
        sys.getsizeof(grown),
        sys.getrefcount(grown),
        sys.intern("жаңа"),
        sys.version_info,
    ]
    del grown
    names = {"source": "x = [n for n in range(3) if n]\ndef f(a, *, b=1, **c): return a\nf(1)"}
    exec(compile(names["source"], "<made>", "exec", optimize=2), names)  # noqa: S102
    return len(found)


def memory() -> object:
    """Ask for more than there is, for much of it in small pieces, and give it back."""
    most = sys.maxsize
    found: list[object] = [
        attempt(ask, most)
        for ask in (
            bytes,
            bytearray,
            "ab".__mul__,
            "ә".__mul__,
            b"ab".__mul__,
            [0, 1].__mul__,
            (0, 1).__mul__,
            "x".ljust,
            "x".zfill,
            (1).__lshift__,
        )
    ]
    found.append(attempt(bytearray(b"x").__imul__, most))
    kept: list[Any] = []
    for n in range(20_000):
        kept.append({n: (str(n), [n], f"{n} ә".encode())})
        if n % 3 == 0:
            kept[n // 2] = None
    found += [len(kept), gc.collect()]
    for n in range(20, 400, 20):
        kept.append("ж" * n * 1000)
        kept[n * 50 :] = []
    shared = dict.fromkeys(range(50_000), kept)
    shared.update({str(n): n for n in range(50_000)})
    del kept
    found += [len(shared), len(shared.copy()), shared.clear(), gc.collect()]
    found += [attempt(deep_list, depth) for depth in (10, 100, 300)]
    return len(found)


def deep_list(depth: int) -> str:
    """Put lists into each other and tell them: from some depth on Python refuses."""
    inner: list[Any] = []
    for _ in range(depth):
        inner = [inner]
    return repr(inner)[:10]


def days() -> object:
    """Dates, from the first to the last, right and wrong."""
    from _datetime import (  # type: ignore[import-not-found]
        MAXYEAR,
        date,
        datetime,
        time,
        timedelta,
        timezone,
    )

    found: list[object] = [MAXYEAR]
    some = (date.min, date(2024, 2, 29), date(2026, 11, 20), date.max)
    steps = (timedelta(0), timedelta(1), timedelta(-366), timedelta(10**6), timedelta(hours=-5))
    for day in some:
        for step in steps:
            found += [attempt(day.__add__, step), attempt(day.__sub__, step), step * 3, -step]
            found += [attempt(step.__truediv__, 7), abs(step), repr(step), str(step), hash(step)]
        for other in (*some, None, 5):
            for name in ("__sub__", "__lt__", "__le__", "__eq__", "__gt__", "__ge__", "__ne__"):
                found.append(attempt(getattr(day, name), other))
        found += [day.isoformat(), repr(day), str(day), hash(day), day.weekday(), day.isocalendar()]
        found += [day.toordinal(), day.timetuple(), f"{day:%d.%m.%Y}", day.ctime()]
        found += [attempt(lambda d=day: d.replace(year=2027)), attempt(day.replace, 0, 13, 40)]
        found += [datetime(day.year, day.month, day.day, 23, 59, tzinfo=timezone.utc).isoformat()]
        found += [date.fromordinal(day.toordinal()) == day, day.__reduce__(), bool(day)]
    for text in ("2024-02-29", "2023-02-29", "20240229", "2024-W09-4", "", "x", "٢٠٢٦-١١-٢٢", "0"):
        for kind in (date, datetime, time):
            found.append(attempt(kind.fromisoformat, text))
    for wrong in ((0, 1, 1), (2026, 13, 1), (2026, 2, 30), (10**9, 1, 1), ("a", 1, 1), ()):
        found += [
            attempt(date, *wrong),
            attempt(datetime, *wrong),
            attempt(date.fromordinal, *wrong),
        ]
    zone = timezone(timedelta(hours=5), "Астана")
    now = datetime(2026, 11, 20, 1, 2, 3, 4, tzinfo=zone)
    found += [now.astimezone(timezone.utc), now.utcoffset(), str(now), now.timestamp(), now.date()]
    found += [attempt(now.__sub__, datetime(2026, 1, 1)), now - now, repr(zone), time(1, 2, 3)]
    return len(found)


def modules() -> object:
    """Call whatever the modules of C offer. What happens depends on addresses: for watching only."""
    found: list[object] = []
    for name in "itertools _functools _operator _collections _bisect _weakref _datetime".split():
        found.append(attempt(use_module, name))
    for name in "zlib _json _sre _codecs _io _abc _typing _string marshal".split():
        found.append(attempt(use_module, name))
    return len(found)


#: Functions that would end the interpreter, wait, or change what the page stands on.
LEFT_ALONE = frozenset(
    "_exit abort kill killpg fork forkpty execv execve sleep chdir fchdir chroot remove unlink rmdir rename replace "
    "read pause wait waitpid poll select close closerange dup dup2 lockf get_blocking system pipe pipe2 posix_spawn "
    "posix_spawnp input breakpoint exit quit reset_peak_memory symlink link mkdir truncate ftruncate utime chmod umask "
    "setitimer alarm set_blocking login_tty openpty sendfile splice copy_file_range nice lseek".split()
)


def use_module(name: str) -> int:
    """Call everything in a module with what comes to hand; most of it must say no."""
    module = __import__(name)
    given: tuple[tuple[object, ...], ...] = (
        (),
        (1,),
        ("ә",),
        (b"ab",),
        ([3, 1],),
        (1, 2),
        ("a", "б"),
        (b"\xff", 2),
    )
    told = 0
    for each in dir(module):
        one = getattr(module, each)
        if each in LEFT_ALONE or each.startswith("__") or not callable(one):
            continue
        for arguments in given:
            made = attempt(one, *arguments)
            told += 1
            if (
                isinstance(one, type)
                and isinstance(made, one)
                and not isinstance(made, BaseException)
            ):
                for method in dir(made):
                    if method not in LEFT_ALONE:
                        attempt(lambda m=made, n=method: getattr(m, n)())
    return told


def attempt(function: Callable[..., object], *arguments: object) -> object:
    """Call; an exception is a result like another."""
    try:
        result = function(*arguments)
        if type(result).__name__ in {"count", "cycle", "repeat"}:
            return None
        return result
    except BaseException as error:  # noqa: BLE001  (whatever it is, it is what we came for)
        repr(error)
        return error


PARTS = (texts, formats, numbers, collections, classes, mistakes, machinery, memory, days)
WILD = (modules,)
