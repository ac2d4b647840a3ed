import { SignInRequest } from '../../plan/http.ts';

/**
 * The sign-in that a printed link carries in its fragment (`#account=…&password=…`), which no server and no log
 * sees. Null where there is none; the caller clears the fragment so that it does not stay in view.
 */
export function signInOfLink(hash: string): SignInRequest | null {
  const parts = new URLSearchParams(hash.slice(1));
  const person = parts.get('person');
  return (
    SignInRequest.safeParse({
      account: parts.get('account'),
      password: parts.get('password'),
      ...(person !== null && { person }),
    }).data ?? null
  );
}
