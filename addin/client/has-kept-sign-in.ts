export const KEPT_SIGN_IN = 'phu-luc.sign-in';

/** Whether this window remembers somebody; who it is, and whether it still holds, is for the session to find out. */
export function hasKeptSignIn(storage: () => Storage): boolean {
  try {
    return storage().getItem(KEPT_SIGN_IN) !== null;
  } catch {
    return false;
  }
}
