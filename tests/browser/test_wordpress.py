"""The code in a real WordPress: pasted as an editor does it, and used to its end.

Where WordPress is not installed these tests say so and are skipped: see `wordpress.ADVICE`.
"""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, FrameLocator, Page, expect

import embed_form
import embed_pages
import embed_snippets
from tests.browser.visitor import LOADING
from tests.browser.wordpress import (
    ADVICE,
    PASSWORD,
    WordPress,
    is_installed,
    running_wordpress,
)
from tools.site_server import serving

WIZARD = embed_pages.WIDGETS[0]
#: The address that the site was built for.
BUILT_FOR = "https://example.org/"


@pytest.fixture(scope="module")
def wordpress() -> Iterator[WordPress]:
    if not is_installed():
        pytest.skip(ADVICE)
    # A short path: that of a socket may not be longer than a hundred characters.
    work = Path(tempfile.mkdtemp(prefix="wp-"))
    try:
        with running_wordpress(work) as running:
            yield running
    finally:
        shutil.rmtree(work, ignore_errors=True)


@pytest.fixture(scope="module")
def site(site_folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The built site as another site than WordPress, its oEmbed naming the address it has here."""
    folder = tmp_path_factory.mktemp("site") / "site"
    shutil.copytree(site_folder, folder, copy_function=lambda a, b: Path(b).symlink_to(a))
    with serving(folder) as served:
        origin = served.replace("127.0.0.1", "localhost")
        for name in ("ru/wizard/index.html", "embed/v1/oembed/ru-wizard.json"):
            text = (site_folder / name).read_text("utf-8").replace(BUILT_FOR, f"{origin}/")
            for ending in ("", ".br", ".gz"):
                (folder / f"{name}{ending}").unlink(missing_ok=True)
            (folder / name).write_text(text, "utf-8")
        yield origin


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 1200, "height": 900})
    yield context.new_page()
    context.close()


def code(tier: str, site: str) -> str:
    return embed_snippets.snippet(tier, embed_form.values_of(WIZARD, "ru", f"{site}/"))


def walk_to_the_end(frame: FrameLocator) -> None:
    answers = {
        "matter": "service",
        "stage": "waiting",
        "filed_what": "complaint",
        "provider": "court",
    }
    for question, value in answers.items():
        form = frame.locator(f"[data-question={question}]")
        expect(form).to_be_visible(timeout=LOADING)
        frame.locator(f".rw-option:has(#rw-option-{value})").click()
        form.locator("button[type=submit]").click()
    expect(frame.locator("[data-outcome=not_public_service]")).to_be_visible(timeout=LOADING)


def test_an_editor_pastes_the_code_into_a_block(
    wordpress: WordPress, site: str, page: Page
) -> None:
    page.goto(f"{wordpress.origin}/wp-login.php")
    page.locator("#user_login").fill("admin")
    page.locator("#user_pass").fill(PASSWORD)
    page.locator("#wp-submit").click()
    page.goto(f"{wordpress.origin}/wp-admin/post-new.php")
    guide = page.get_by_role("button", name="Close", exact=True)
    page.locator(".editor-post-title__input").wait_for(timeout=LOADING)
    if guide.count():
        guide.first.click()
    page.locator(".editor-post-title__input").click()
    page.keyboard.type("Права")
    page.keyboard.press("Enter")
    page.keyboard.type("/html")
    page.get_by_role("option", name="Custom HTML").wait_for()
    page.keyboard.press("Enter")
    page.locator(".block-library-html__edit textarea").fill(code("script", site))
    page.get_by_role("button", name="Publish", exact=True).click()
    page.locator(".editor-post-publish-button").click()
    post = page.locator(".post-publish-panel__postpublish-header a")
    post.wait_for(timeout=LOADING)
    page.goto(post.get_attribute("href") or "")

    frame = page.frame_locator(".rights-wizard iframe")
    walk_to_the_end(frame)
    height = page.locator(".rights-wizard iframe").evaluate("frame => frame.clientHeight")
    wanted = frame.locator("html").evaluate("root => root.getBoundingClientRect().height")
    assert abs(height - wanted) <= 1, "a rounded pixel more or less"


def test_the_bare_frame_of_an_admin_stays(wordpress: WordPress, site: str, page: Page) -> None:
    address, kept = wordpress.publish("admin", code("iframe", site))
    assert kept == code("iframe", site)
    page.goto(address)
    expect(page.frame_locator("iframe").locator("[data-question=matter]")).to_be_visible()


def test_what_is_left_to_an_author_without_the_right_to_scripts(
    wordpress: WordPress, site: str, page: Page
) -> None:
    """Script and frame are cut out; link and picture stay."""
    tiers = ("script", "iframe", "picture")
    address, kept = wordpress.publish("teacher", "\n".join(code(tier, site) for tier in tiers))
    assert "<script" not in kept
    assert "<iframe" not in kept
    page.goto(address)
    title = embed_pages.words_of("ru")["widget.wizard"]
    link = page.get_by_role("link", name=title, exact=True)
    expect(link).to_have_attribute("href", f"{site}/embed/v1/ru/")
    picture = page.get_by_role("img", name=embed_pages.words_of("ru")["picture_alt"])
    assert picture.evaluate("image => image.naturalWidth") == 600


def test_an_author_gets_the_wizard_by_its_address(
    wordpress: WordPress, site: str, page: Page
) -> None:
    """oEmbed: WordPress itself makes a confined frame, and gives it the height it asks for."""
    address, _ = wordpress.publish("teacher", f"До окна\n\n{site}/ru/wizard/\n\nПосле окна")
    page.goto(address)
    element = page.locator("iframe.wp-embedded-content")
    expect(element).to_have_attribute("sandbox", "allow-scripts")
    frame = page.frame_locator("iframe.wp-embedded-content")
    # Its own height, within the 200 to 1000 that WordPress allows.
    asked = frame.locator("html").evaluate("root => Math.ceil(root.getBoundingClientRect().height)")
    expect(element).to_have_attribute("height", str(min(asked, 1000)))
    walk_to_the_end(frame)
    asked = frame.locator("html").evaluate("root => Math.ceil(root.getBoundingClientRect().height)")
    expect(element).to_have_attribute("height", str(min(asked, 1000)))

    # Of the links out of it WordPress follows those to the same site.
    frame.locator("[data-full]").click()
    page.wait_for_url(f"{site}/ru/wizard/")
