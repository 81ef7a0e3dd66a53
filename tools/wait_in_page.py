"""Waiting for something in a page whose policy for content forbids `eval`.

Playwright's own `wait_for_function` evaluates its text in the page at each look, which the policy
refuses.
"""

from __future__ import annotations

from playwright.sync_api import Page

#: Milliseconds between two looks.
EVERY = 50


def wait_in_page(page: Page, condition: str, argument: object = None, *, timeout: float) -> None:
    """Wait until a function of the page, asynchronous or not, gives something true.

    `condition` is its source, `argument` what it gets, `timeout` in milliseconds. Raises Playwright's
    `Error` when it never comes true.
    """
    page.evaluate(
        f"""async argument => {{
            const condition = {condition};
            for (const end = Date.now() + {timeout}; Date.now() < end; ) {{
                if (await condition(argument)) return;
                await new Promise(resolve => setTimeout(resolve, {EVERY}));
            }}
            throw new Error('it never came true');
        }}""",
        argument,
    )
