import type { PlanSession } from '../session/plan-session.ts';
import { signInOfLink } from './sign-in-link.ts';

/**
 * Begins a window's session: signs in as its address asks, otherwise goes on with the sign-in that the window keeps;
 * again whenever the fragment changes, and asks for news when somebody comes back to the window. `read` sees the
 * address before its fragment is emptied. Answers the function that ends all of it.
 */
export function startSession(session: PlanSession, read: () => void = () => undefined): () => void {
  const take = () => {
    read();
    const request = signInOfLink(location.hash);
    // Office takes the history's own functions away, so the fragment is emptied in place.
    if (location.hash.length > 1) location.hash = '';
    return request;
  };
  const heard = (): void => {
    if (location.hash.length <= 1) return;
    const request = take();
    if (request) void session.start(request);
  };
  const lookFurther = (): void => void session.lookFurther();
  void session.start(take());
  window.addEventListener('hashchange', heard);
  window.addEventListener('focus', lookFurther);
  return () => {
    window.removeEventListener('hashchange', heard);
    window.removeEventListener('focus', lookFurther);
    session.close();
  };
}
