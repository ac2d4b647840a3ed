const FIRST_MS = 1_000;
const LAST_MS = 60_000;

/**
 * How long to wait before a request is tried again: twice as long each time (`attempt` counts from 0), by chance
 * (`random`, 0 to 1) up to half shorter, so that a thousand panes do not come back in the same second; never shorter
 * than the service asked for.
 */
export function backoffMs(attempt: number, random: number, retryAfterMs = 0): number {
  const longest = Math.min(FIRST_MS * 2 ** attempt, LAST_MS);
  return Math.max(longest * (1 - random / 2), retryAfterMs);
}
