import '../client/no-made-code.ts';
import type { PlanWorkbook } from '../excel/plan-workbook.ts';
import { sessionInBrowser } from '../parts/session-in-browser.ts';
import { signInOfLink } from '../parts/sign-in-link.ts';
import type { SignInRequest } from '../../plan/http.ts';
import type { PlanSession } from '../session/plan-session.ts';

/** A session that knows who is signed in: as a link or the door says, as this window remembers, or nobody. */
export async function openSession(
  workbook: PlanWorkbook,
  hash: string,
  request: SignInRequest | null,
): Promise<PlanSession> {
  const session = sessionInBrowser(workbook, 'pane');
  await session.start(request ?? signInOfLink(hash));
  return session;
}

export { signInOfLink };
