export const KEPT_SIGN_IN = 'phu-luc.sign-in';

/** Whether this window remembers somebody; who it is, and whether it still holds, is for the session to find out. */
export function hasKeptSignIn(storage: () => Storage): boolean {
  try {
    return storage().getItem(KEPT_SIGN_IN) !== null;
  } catch {
    return false;
  }
}

/** The token of whoever this window remembers, read by hand: also before the schemas of everything else are there. */
export function keptToken(storage: () => Storage): string | null {
  try {
    const { token } = JSON.parse(storage().getItem(KEPT_SIGN_IN) ?? '{}') as Readonly<{ token?: unknown }>;
    return typeof token === 'string' ? token : null;
  } catch {
    return null;
  }
}
