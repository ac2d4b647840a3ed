import { z } from 'zod';
import { KEPT_SIGN_IN } from './has-kept-sign-in.ts';
import { SignInAnswer } from '../../plan/http.ts';

/** A sign-in as this window remembers it. */
export const SignIn = SignInAnswer.extend({ person: z.string().nullable() });
export type SignIn = z.infer<typeof SignIn>;

/** Where a sign-in is kept between two openings of the pane. */
export type SignInKeep = Readonly<{
  read: () => SignIn | null;
  write: (signIn: SignIn | null) => void;
}>;

/**
 * Keeps it for as long as the window lives and no longer, since several people share a computer. Storage may be
 * forbidden inside an Office frame; then the sign-in lasts until the pane is closed.
 */
export function keepInStorage(storage: () => Storage): SignInKeep {
  let kept: SignIn | null = null;
  return {
    read: () => {
      try {
        const text = storage().getItem(KEPT_SIGN_IN);
        return text === null ? kept : SignIn.parse(JSON.parse(text));
      } catch {
        return kept;
      }
    },
    write: signIn => {
      kept = signIn;
      try {
        if (signIn === null) storage().removeItem(KEPT_SIGN_IN);
        else storage().setItem(KEPT_SIGN_IN, JSON.stringify(signIn));
      } catch {
        return;
      }
    },
  };
}
