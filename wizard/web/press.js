/**
 * Presses of buttons: two that come close together are one, made twice by a double click.
 */

/** Milliseconds in which a second press is still the first. */
export const SAME_PRESS = 500;

/**
 * @template {unknown[]} Given
 * @param {(...given: Given) => unknown} run
 * @returns {(...given: Given) => Promise<void>} the same; nothing while the last run goes on, nor
 *   for a press that came with the last
 */
export function oncePressed(run) {
  let isRunning = false;
  let pressedAt = Number.NEGATIVE_INFINITY;
  return async (...given) => {
    const now = performance.now();
    if (isRunning || now - pressedAt < SAME_PRESS) return;
    [isRunning, pressedAt] = [true, now];
    try {
      await run(...given);
    } finally {
      isRunning = false;
    }
  };
}
