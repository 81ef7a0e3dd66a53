"""The steps behind `make`, for every system: `python3 tools/project.py help` lists them.

Standard library only, and nothing newer than Python 3.9: this file runs before the
project's own environment exists, and makes it. Everything else runs inside `.venv`.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Callable, Iterator, NamedTuple, NoReturn, Sequence  # noqa: UP035

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
SCRIPTS = VENV / ("Scripts" if os.name == "nt" else "bin")
VENV_PYTHON = SCRIPTS / ("python.exe" if os.name == "nt" else "python")
WANTED_PYTHON = (ROOT / ".python-version").read_text("utf-8").strip()

#: What is installed: for the build of the site only, or for the checks and tests too.
BUILD, DEV = "build", "dev"
#: Its packages are no part of `.venv`.
AUDIT = "audit"

#: Exit status after Ctrl+C, as shells write it.
INTERRUPTED = 130

#: Each holds the level that was installed and the fingerprint of the lock files it came from.
PYTHON_STAMP = VENV / ".installed"
NODE_STAMP = ROOT / "node_modules" / ".installed"

HELP = """\
The steps of this project: make NAME, or without make: python3 tools/project.py NAME

  serve       build everything and show the site on http://localhost:8000 (PORT=8001 for another)
  test        all checks and all tests; installs what they need
  check       the same as test: what CI runs
  env         make .venv (Python, packages) and node_modules, when their lock files changed
  catalogues  compile the messages
  runtime     make build/runtime (Pyodide and the compiled rules) and build/vendor (libraries)
  site        build all into site/, to be published: compressed as small as it goes
  bench       measure the built site against Pyodide loaded the ordinary way (after make site)
  bundle      the whole site as a zip for any server or a classroom: dist/rights-wizard-site.zip
  browser     find a Chromium for the tests, or install one
  office      find a LibreOffice for the tests, or install one (some minutes)
  engines     the journeys in Firefox and WebKit too; finds or installs them (some minutes)
  load        what nginx bears with the built site: a million requests by wrk (some minutes)
  audit       ask which known weaknesses the installed packages have (needs a connection)
  same        build the pages twice, elsewhere and at another hour, and compare the bytes
  fuzz        send the rules 100,000 inputs that no honest page sends, and 2,000 to the built pages
              in a browser (some minutes; after make site)
  faults      each file of the wizard, missing, broken or late, and what the visitor sees: prints
              the table (some minutes; after make site)
  measure     how high, how wordy and how far each screen is, beside the targets: prints the table
              (some minutes; after make site)
  format      put Python, JavaScript and CSS into shape
  lock        renew the lock files after a change of pyproject.toml or package.json (needs uv)
  help        this text

test takes arguments for pytest: make test ARGS="-k calendar"
engines takes arguments for pytest: make engines ARGS="-k firefox"
bench takes arguments too:       make bench ARGS="--quick", make bench ARGS="--list"
fuzz takes --inputs and --seed:  make fuzz ARGS="--inputs 5000 --seed 7"

To work inside the environment, after make env:
  . .venv/bin/activate          (Windows: .venv\\Scripts\\activate)
  python3 -m complaint_rules --help
"""


class Step(NamedTuple):
    """One thing to do, and the words for it that the terminal shows."""

    title: str
    run: Callable[[], None]


# ---- The environment


def make_env(level: str) -> None:
    """Make `.venv` and `node_modules`, or leave them when their lock files did not change."""
    _make_venv()
    _install_when_changed(PYTHON_STAMP, level, _python_locks(), _install_python_packages)
    _install_when_changed(NODE_STAMP, level, _node_locks(), _install_node_packages)


def _make_venv() -> None:
    if VENV_PYTHON.exists() and _path_of_wanted_python([str(VENV_PYTHON)]):
        return
    found = map(_path_of_wanted_python, _python_candidates())
    python = next(filter(None, found), None)
    uv = shutil.which("uv")
    if python:
        _run([python, "-m", "venv", "--clear", VENV], "no .venv (Debian: install python3-venv)")
    elif uv:
        shutil.rmtree(VENV, ignore_errors=True)
        _run([uv, "venv", "--quiet", "--seed", "--python", WANTED_PYTHON, VENV], "no .venv by uv")
    else:
        _fail(f"Python {WANTED_PYTHON} was not found: install it, or install uv, which brings it")


def _python_candidates() -> Iterator[list[str]]:
    yield [sys.executable]
    for name in (f"python{WANTED_PYTHON}", "python3", "python"):
        path = shutil.which(name)
        if path:
            yield [path]
    if os.name == "nt" and shutil.which("py"):
        yield ["py", f"-{WANTED_PYTHON}"]


def _path_of_wanted_python(command: Sequence[str]) -> str:
    """Return the path of this interpreter when it has the wanted version, else an empty text."""
    code = "import sys; print('%d.%d' % sys.version_info[:2], sys.executable, sep='|')"
    probe = subprocess.run(
        [*command, "-c", code], capture_output=True, text=True, cwd=ROOT, check=False
    )
    version, _, path = probe.stdout.strip().partition("|")
    return path if probe.returncode == 0 and version == WANTED_PYTHON else ""


def _install_when_changed(
    stamp: Path, level: str, locks: Sequence[Path], install: Callable[[str], None]
) -> None:
    fingerprint = _fingerprint(locks)
    installed = stamp.read_text("utf-8").split() if stamp.exists() else ["", ""]
    level = DEV if installed[0] == DEV else level
    if installed != [level, fingerprint]:
        install(level)
        stamp.write_text(f"{level} {fingerprint}\n", "utf-8")


def _fingerprint(files: Sequence[Path]) -> str:
    return hashlib.sha256(b"".join(file.read_bytes() for file in files)).hexdigest()


def _python_locks() -> list[Path]:
    requirements = ROOT / "requirements"
    return [requirements / "build.txt", requirements / "dev.txt", ROOT / "pyproject.toml"]


def _node_locks() -> list[Path]:
    return [ROOT / "package.json", ROOT / "package-lock.json"]


def _install_python_packages(level: str) -> None:
    _say(f"installing Python packages ({level}); the first time takes a minute or two")
    _pip("--require-hashes", "--no-deps", "-r", f"requirements/{level}.txt")
    _pip("--no-index", "--no-deps", "--no-build-isolation", "-e", str(ROOT))


def _install_node_packages(level: str) -> None:
    if not _which("npm"):
        _say("npm was not found: installing Node.js into .venv")
        _pip("--require-hashes", "--no-deps", "-r", "requirements/node.txt")
    _say(f"installing npm packages ({level})")
    npm = _which("npm") or "npm"
    omit = [] if level == DEV else ["--omit=dev"]
    problem = "npm packages could not be installed"
    _run([npm, "ci", "--ignore-scripts", "--loglevel=error", *omit], problem)


def _pip(*arguments: str) -> None:
    pip = ("-m", "pip", "install", "--quiet", "--disable-pip-version-check")
    _run([VENV_PYTHON, *pip, *arguments], "Python packages could not be installed")


# ---- What is built


def make_catalogues() -> None:
    """Compile the messages of each language."""
    _python("-m", "tools.compile_catalogues", problem="a message catalogue is not well formed")


def make_runtime(*options: str) -> None:
    """Make `build/runtime/`; compiles the messages first."""
    _python("-m", "tools.build_runtime", *options, problem="the runtime was not built")


def make_libraries() -> None:
    """Make `build/vendor/`: what the pages load of npm libraries."""
    _python("-m", "tools.build_libraries", problem="the libraries were not bundled")


def make_site() -> None:
    """Build the pages; a warning stops the build.

    Its own quiet mode would let broken anchors pass, so what it tells is filtered here.
    """
    command = [str(VENV_PYTHON), "-m", "mkdocs", "build", "--strict", "--clean"]
    done = subprocess.run(
        command,
        cwd=ROOT,
        env=_environment(),
        stderr=subprocess.PIPE,
        encoding="utf-8",
        errors="replace",
        check=False,
    )
    told = [line for line in done.stderr.splitlines() if not line.startswith("INFO ")]
    print("\n".join(told), end="\n" if told else "", file=sys.stderr, flush=True)
    if done.returncode:
        _fail("the pages were not built")


def pack_site(*options: str) -> None:
    """Write `.br` and `.gz` beside the files of `site/`."""
    _python("-m", "tools.pack", *options, problem="the site's files were not compressed")


def make_bundle() -> None:
    """Write the zip of the whole site."""
    _python("-m", "tools.bundle", problem="the bundle was not made")


def serve_site() -> None:
    """Show `site/` until Ctrl+C, which is no failure."""
    port = os.environ.get("PORT", "8000")
    try:
        _python("-m", "tools.site_server", "site", "--port", port, problem="")
    except SystemExit as stop:
        if stop.code != INTERRUPTED:
            raise


def run_bench() -> None:
    """Run the benchmark with the arguments of the command line."""
    _python("-m", "tools.bench", *sys.argv[2:], problem="")


# ---- What is checked


def make_browser() -> None:
    """Find a browser for the tests, or install one."""
    _python("-m", "tools.find_browser", problem="")


def make_office() -> None:
    """Find a LibreOffice for the tests, or install one."""
    _python("-m", "tools.find_office", problem="")


def make_engines() -> None:
    """Find Firefox and WebKit for the tests, or install them."""
    _python("-m", "tools.find_engines", problem="")


def run_engines() -> None:
    """Run the journeys in other engines with the arguments of the command line."""
    _python("-m", "pytest", "tests/engines", *sys.argv[2:], problem="")


def check_format() -> None:
    """Compare the sources with what the formatters would write."""
    _python("-m", "ruff", "format", "--check", "--quiet", ".", problem="run `make format`")


def check_python() -> None:
    """Run the linter, the type checker and the contracts of the layers."""
    _python("-m", "ruff", "check", "--quiet", ".", problem="ruff found something")
    _python("-m", "mypy", problem="mypy found something")
    _run([SCRIPTS / "lint-imports", "--no-logo"], "the layers do not hold")


def check_web() -> None:
    """Check JavaScript and CSS: format, lint and types, page and worker apart."""
    strict = ("--error-on-warnings", "--colors=off")
    _node("biome", "ci", *strict, problem="biome found something (`make format`)")
    for side in ("page", "worker"):
        _node("tsc", "--project", f"tsconfig.{side}.json", problem=f"types of the {side}")


def check_calendar() -> None:
    """Compare the calendar table with what its generator writes."""
    calendar = "the calendar table differs from its sources"
    _python("tools/generate_calendar.py", "--check", problem=calendar)


def run_tests() -> None:
    """Run pytest with the arguments of the command line; its summary stays the last line.

    Two processes share the files of tests: a browser leaves most of a second core idle.
    """
    _python("-m", "pytest", "-n", "2", "--dist", "loadfile", *sys.argv[2:], problem="")


def run_audit() -> None:
    """Ask the registries for known weaknesses of what is locked."""
    _python("-m", "tools.audit", problem="")


def compare_builds() -> None:
    """Build the pages in two folders at two hours and compare the bytes."""
    _python("-m", "tools.same_site", *sys.argv[2:], problem="")


def run_load() -> None:
    """Ask a real nginx with our configuration for a million answers."""
    _python("-m", "tools.load", *sys.argv[2:], problem="")


def run_fuzz() -> None:
    """Send many inputs from a seed to the rules."""
    _python("-m", "tools.fuzz", *sys.argv[2:], problem="an input was not borne")


def run_page_fuzz() -> None:
    """Send many inputs to the built pages in a browser."""
    os.environ.setdefault("PAGE_INPUTS", "2000")
    _python("-m", "pytest", "tests/browser/test_page_fuzz.py", problem="a page bore an input badly")


def run_faults() -> None:
    """Hold every row of the table of faults, with every file, and print it."""
    os.environ["FAULTS"] = "all"
    _python("-m", "pytest", "tests/browser/test_faults.py", *sys.argv[2:], problem="")


def measure_screens() -> None:
    """Print the table of what visitors meet."""
    _python("-m", "tools.measure", problem="the screens were not measured")


def format_sources() -> None:
    """Let the formatters and the safe fixes of the linters write."""
    _python("-m", "ruff", "format", ".", problem="ruff could not format")
    _python("-m", "ruff", "check", "--fix-only", "--quiet", ".", problem="ruff could not fix")
    _node("biome", "check", "--write", problem="biome left something to mend by hand")


def renew_locks() -> None:
    """Write the lock files anew, keeping what still fits (`lock --upgrade` renews all)."""
    uv = _which("uv")
    if not uv:
        _fail("uv was not found: install it first")
    for group in (BUILD, DEV, AUDIT, "node"):
        compile_lock = [uv, "pip", "compile", "--quiet", "--python-version", WANTED_PYTHON]
        plain = ["--no-header", "--no-annotate", "--no-emit-index-url", "--no-emit-find-links"]
        kind = ["--universal", "--generate-hashes", "--group", group, *sys.argv[2:]]
        target = ["--output-file", f"requirements/{group}.txt"]
        _run([*compile_lock, *plain, *kind, *target], "uv could not lock", quiet=True)
    npm = [_which("npm") or "npm", "install", "--package-lock-only", "--ignore-scripts"]
    _run(npm, "npm could not lock")


# ---- The plans: which steps a name stands for

ENV_FOR_BUILD = Step("Python and npm packages for the build", lambda: make_env(BUILD))
ENV_FOR_DEV = Step("Python and npm packages for build and tests", lambda: make_env(DEV))
RUNTIME = Step("messages, rules and Pyodide into build/runtime/", make_runtime)
LIBRARIES = Step("libraries of the browser part into build/vendor/", make_libraries)
SITE = Step("pages into site/", make_site)
PACK = Step("compressed copies in site/", pack_site)

BROWSER = Step("a browser for the tests", make_browser)
OFFICE = Step("a LibreOffice for the tests", make_office)

#: What is published is compressed as small as it goes; the result is kept in build/compressed/.
BEST_RUNTIME = Step(f"{RUNTIME.title} (a minute the first time)", lambda: make_runtime("--best"))
BEST_PACK = Step(PACK.title, lambda: pack_site("--best"))

TEST_PLAN = (
    ENV_FOR_DEV,
    Step("format", check_format),
    Step("Python: lint, types, layers", check_python),
    Step("JavaScript and CSS: format, lint, types", check_web),
    Step("calendar table", check_calendar),
    RUNTIME,
    LIBRARIES,
    SITE,
    PACK,
    BROWSER,
    OFFICE,
    Step("tests", run_tests),
)

PLANS: dict[str, tuple[Step, ...]] = {
    "serve": (ENV_FOR_BUILD, RUNTIME, LIBRARIES, SITE, PACK, Step("web server", serve_site)),
    "test": TEST_PLAN,
    "check": TEST_PLAN,
    "env": (ENV_FOR_DEV,),
    "catalogues": (ENV_FOR_BUILD, Step("messages", make_catalogues)),
    "runtime": (ENV_FOR_BUILD, RUNTIME, LIBRARIES),
    "site": (ENV_FOR_BUILD, BEST_RUNTIME, LIBRARIES, SITE, BEST_PACK),
    "bundle": (ENV_FOR_BUILD, RUNTIME, LIBRARIES, Step("the whole site as a zip", make_bundle)),
    "bench": (ENV_FOR_DEV, Step("benchmark", run_bench)),
    "browser": (ENV_FOR_DEV, BROWSER),
    "office": (ENV_FOR_DEV, OFFICE),
    "engines": (
        ENV_FOR_DEV,
        RUNTIME,
        LIBRARIES,
        SITE,
        PACK,
        Step("Firefox and WebKit", make_engines),
        Step("journeys", run_engines),
    ),
    "load": (ENV_FOR_DEV, Step("load", run_load)),
    "audit": (ENV_FOR_DEV, Step("known weaknesses", run_audit)),
    "same": (ENV_FOR_DEV, RUNTIME, LIBRARIES, Step("two builds", compare_builds)),
    "fuzz": (
        ENV_FOR_DEV,
        Step("messages", make_catalogues),
        Step("the rules", run_fuzz),
        Step("the pages, in a browser", run_page_fuzz),
    ),
    "faults": (ENV_FOR_DEV, BROWSER, Step("faults", run_faults)),
    "measure": (ENV_FOR_DEV, BROWSER, Step("measure", measure_screens)),
    "format": (ENV_FOR_DEV, Step("format", format_sources)),
    "lock": (Step("lock files", renew_locks),),
}


def main(arguments: Sequence[str]) -> None:
    """Run the steps of one name; stop at the first that fails, with its exit status."""
    name = arguments[0] if arguments else "help"
    if name not in PLANS:
        print(HELP, end="")
        sys.exit(0 if name in ("help", "--help", "-h") else f"no step is called {name}")
    plan = PLANS[name]
    for number, step in enumerate(plan, start=1):
        print(f"[{number}/{len(plan)}] {step.title}", flush=True)
        step.run()


# ---- Running programs


def _python(*arguments: str, problem: str) -> None:
    _run([VENV_PYTHON, *arguments], problem)


def _node(tool: str, *arguments: str, problem: str) -> None:
    name = f"{tool}.cmd" if os.name == "nt" else tool
    _run([ROOT / "node_modules" / ".bin" / name, *arguments], problem)


def _run(command: Sequence[str | Path], problem: str, *, quiet: bool = False) -> None:
    """Run in the project's folder; on failure say the problem (unless the program did), and stop."""
    words = [str(word) for word in command]
    output = subprocess.DEVNULL if quiet else None
    try:
        done = subprocess.run(words, cwd=ROOT, env=_environment(), stdout=output, check=False)
    except OSError as error:
        _fail(f"{Path(words[0]).name} could not be started: {error.strerror}")
    except KeyboardInterrupt:
        sys.exit(INTERRUPTED)
    if done.returncode:
        if problem:
            print(f"failed: {problem}", file=sys.stderr)
        sys.exit(done.returncode)


def _environment() -> dict[str, str]:
    # The banner of the theme about the next MkDocs is known; the version is pinned.
    settings = {"PYTHONUTF8": "1", "NO_MKDOCS_2_WARNING": "1", "VIRTUAL_ENV": str(VENV)}
    return {**os.environ, **settings, "PATH": _search_path()}


def _search_path() -> str:
    return os.pathsep.join([str(SCRIPTS), os.environ.get("PATH", "")])


def _which(program: str) -> str | None:
    return shutil.which(program, path=_search_path())


def _say(text: str) -> None:
    print(f"  {text}", flush=True)


def _fail(problem: str) -> NoReturn:
    sys.exit(f"failed: {problem}")


if __name__ == "__main__":
    main(sys.argv[1:])
