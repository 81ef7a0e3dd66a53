"""A WordPress of Debian's packages with a database of its own, all below one temporary folder."""

from __future__ import annotations

import json
import os
import shutil
import signal
import socket
import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Final

SOURCE: Final = Path("/usr/share/wordpress")
PROGRAMS: Final = ("php", "mariadbd", "mariadb-install-db")
ADVICE: Final = (
    "no WordPress here: on Debian run `apt-get install --no-install-recommends "
    "wordpress php-cli php-mysql mariadb-server`"
)
PASSWORD: Final = "not-a-secret"  # noqa: S105  (of a machine of its own)
#: Seconds for the database or the server to answer.
PATIENCE: Final = 60

CONFIG: Final = """<?php
define('DB_NAME', 'wordpress'); define('DB_USER', 'root'); define('DB_PASSWORD', '');
define('DB_HOST', 'localhost:%(socket)s'); define('DB_CHARSET', 'utf8mb4');
define('WP_HOME', '%(origin)s'); define('WP_SITEURL', '%(origin)s');
define('WP_HTTP_BLOCK_EXTERNAL', true); define('WP_ACCESSIBLE_HOSTS', 'localhost,127.0.0.1');
define('DISABLE_WP_CRON', true); define('AUTOMATIC_UPDATER_DISABLED', true);
$table_prefix = 'wp_';
if (!defined('ABSPATH')) define('ABSPATH', __DIR__ . '/');
require_once ABSPATH . 'wp-settings.php';
"""
#: A theme that shows one post: Debian's are packages of their own.
THEME: Final = """<!doctype html><html <?php language_attributes(); ?>><head>
<meta charset="utf-8"><?php wp_head(); ?></head><body><?php
while (have_posts()) { the_post(); the_title('<h1>', '</h1>'); the_content(); }
wp_footer(); ?></body></html>
"""
#: WordPress asks no address of the machine itself for oEmbed; here the site is one.
LOCAL_OEMBED: Final = """<?php
add_filter('http_request_host_is_external', '__return_true');
add_filter('http_allowed_safe_ports', fn ($ports, $host, $url) =>
    [...$ports, (int) parse_url($url, PHP_URL_PORT)], 10, 3);
"""
INSTALL: Final = """<?php
define('WP_INSTALLING', true);
require __DIR__ . '/wp-load.php'; require ABSPATH . 'wp-admin/includes/upgrade.php';
wp_install('Школа № 1', 'admin', 'admin@example.org', false, '', '%(password)s');
switch_theme('school');
wp_insert_user(['user_login' => 'teacher', 'user_pass' => '%(password)s', 'role' => 'author']);
update_user_meta(1, 'wp_persisted_preferences', ['core/edit-post' => ['welcomeGuide' => false]]);
"""
#: What a person of this role saves, with the filters of that role.
INSERT: Final = """<?php
require __DIR__ . '/wp-load.php';
[, $login, $content] = $argv;
wp_set_current_user(get_user_by('login', $login)->ID); kses_init();
$id = wp_insert_post(['post_title' => 'Права', 'post_status' => 'publish',
    'post_content' => wp_slash($content)], true);
echo json_encode(['id' => $id, 'content' => get_post($id)->post_content]);
"""


def is_installed() -> bool:
    """Tell whether everything is there."""
    return SOURCE.is_dir() and all(map(shutil.which, PROGRAMS))


@dataclass(frozen=True)
class WordPress:
    """A running WordPress."""

    origin: str
    folder: Path

    def publish(self, login: str, content: str) -> tuple[str, str]:
        """Save a post as this user; return its address and what the filters have left of it."""
        done = _php(self.folder, "insert.php", login, content)
        post = json.loads(done[done.index("{") :])
        return f"{self.origin}/?p={post['id']}", post["content"]


@contextmanager
def running_wordpress(work: Path) -> Iterator[WordPress]:
    """Start database and server in this folder, with an admin and an author; stop both at the end."""
    folder, port = work / "www", _free_port()
    origin = f"http://127.0.0.1:{port}"
    with _database(work) as database:
        shutil.copytree(SOURCE, folder)
        texts = {"password": PASSWORD, "origin": origin, "socket": str(database)}
        plugins = folder / "wp-content" / "mu-plugins"
        theme = folder / "wp-content" / "themes" / "school"
        for needed in (plugins, theme):
            needed.mkdir(parents=True, exist_ok=True)
        (folder / "wp-config.php").unlink(missing_ok=True)
        for file, text in (
            (folder / "wp-config.php", CONFIG % texts),
            (folder / "install.php", INSTALL % texts),
            (folder / "insert.php", INSERT),
            (plugins / "local-oembed.php", LOCAL_OEMBED),
            (theme / "style.css", "/* Theme Name: School */\n"),
            (theme / "index.php", THEME),
        ):
            file.write_text(text, "utf-8")
        _php(folder, "install.php")
        server = subprocess.Popen(  # noqa: S603  (Debian's own)
            ["/usr/bin/env", "php", "-S", f"127.0.0.1:{port}", "-t", str(folder)],
            env={**os.environ, "PHP_CLI_SERVER_WORKERS": "4"},
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            # Its workers outlive it: all of the group are ended.
            start_new_session=True,
        )
        try:
            _wait_for(lambda: _answers(port), "PHP's server")
            yield WordPress(origin, folder)
        finally:
            os.killpg(server.pid, signal.SIGTERM)
            server.wait(PATIENCE)


@contextmanager
def _database(work: Path) -> Iterator[Path]:
    data, listening = work / "data", work / "db.sock"
    user = ["--user=root"] if os.geteuid() == 0 else []
    settings = ["--no-defaults", f"--datadir={data}", *user]
    _run("mariadb-install-db", *settings, "--auth-root-authentication-method=normal")
    server = subprocess.Popen(  # noqa: S603  (Debian's own)
        ["/usr/bin/env", "mariadbd", *settings, f"--socket={listening}", "--skip-networking"],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        _wait_for(listening.exists, "the database")
        _run(
            "mariadb",
            "--no-defaults",
            f"--socket={listening}",
            "--user=root",
            "-e",
            "CREATE DATABASE wordpress CHARACTER SET utf8mb4",
        )
        yield listening
    finally:
        server.terminate()
        server.wait(PATIENCE)


def _php(folder: Path, *arguments: str) -> str:
    return _run("php", *arguments, cwd=folder)


def _run(*command: str, cwd: Path | None = None) -> str:
    done = subprocess.run(  # noqa: S603  (Debian's own programs)
        ["/usr/bin/env", *command], cwd=cwd, capture_output=True, text=True, check=False
    )
    if done.returncode:
        raise RuntimeError(f"{command[0]}: {done.stdout[-1500:]}{done.stderr[-1500:]}")
    return done.stdout


def _free_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port: int = free.getsockname()[1]
        return port


def _answers(port: int) -> bool:
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) == 0


def _wait_for(condition: Callable[[], bool], what: str) -> None:
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline:
        if condition():
            return
        time.sleep(0.05)
    raise RuntimeError(f"{what} does not answer")
