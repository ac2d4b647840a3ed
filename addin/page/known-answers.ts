// What the service last answered, kept as long as the window's sign-in: a page that is loaded again without a network opens
// with the plan and the rows as they were last known. Only the first questions of a window are answered from it, and only
// while the service cannot be reached; from its first answer on, the service alone speaks.
import { z } from 'zod';
import { PlanAnswer, PlansAnswer, RowsAnswer, SessionAnswer, type PullAnswer } from '../../plan/http.ts';
import { applyPull } from '../../plan/pull.ts';
import type { Answer } from '../client/answer.ts';
import type { PlanClient } from '../client/plan-client.ts';

const Known = z.object({
  token: z.string(),
  session: SessionAnswer.nullable(),
  plans: PlansAnswer.nullable(),
  /** Of the plan that was open last. */
  id: z.string().nullable(),
  plan: PlanAnswer.nullable(),
  rows: RowsAnswer.nullable(),
});
export type Known = z.infer<typeof Known>;

export type KnownKeep = Readonly<{ read(): Known | null; write(known: Known | null): void }>;

const KEY = 'phu-luc.known';

/** Storage may be forbidden or full; then nothing is known later. */
export function keepKnownInStorage(storage: () => Storage): KnownKeep {
  return {
    read() {
      try {
        const text = storage().getItem(KEY);
        return text === null ? null : (Known.safeParse(JSON.parse(text)).data ?? null);
      } catch {
        return null;
      }
    },
    write(known) {
      try {
        if (known === null) storage().removeItem(KEY);
        else storage().setItem(KEY, JSON.stringify(known));
      } catch {
        forget(storage);
      }
    },
  };
}

/** What is half known is not: rows of yesterday under a plan of today. */
function forget(storage: () => Storage): void {
  try {
    storage().removeItem(KEY);
  } catch {
    // Where storage is forbidden there is nothing to forget.
  }
}

/** The same client, which remembers. */
export function rememberingClient(client: PlanClient, keep: KnownKeep): PlanClient {
  let isFirst = true;
  const knownOf = (token: string): Known => {
    const known = keep.read();
    if (known?.token === token) return known;
    return { token, session: null, plans: null, id: null, plan: null, rows: null };
  };
  const remember = (token: string, change: (known: Known) => Partial<Known>): void => {
    const known = knownOf(token);
    keep.write({ ...known, ...change(known) });
  };
  /** Hears the answer, or answers in place of a service that this window has not reached yet. */
  const through = async <Value>(
    asked: Promise<Answer<Value>>,
    heard: (value: Value) => void,
    known: () => Value | null,
  ): Promise<Answer<Value>> => {
    const answer = await asked;
    if (answer.kind === 'ok') {
      isFirst = false;
      heard(answer.value);
      return answer;
    }
    if (answer.reason !== 'unreachable') isFirst = false;
    if (answer.reason === 'notSignedIn') keep.write(null);
    const value = isFirst ? known() : null;
    return value === null ? answer : { kind: 'ok', value };
  };
  return {
    ...client,
    signOut: token => {
      keep.write(null);
      return client.signOut(token);
    },
    session: token =>
      through(
        client.session(token),
        session => remember(token, () => ({ session })),
        () => knownOf(token).session,
      ),
    plans: token =>
      through(
        client.plans(token),
        plans => remember(token, () => ({ plans })),
        () => knownOf(token).plans,
      ),
    plan: (token, id) =>
      through(
        client.plan(token, id),
        plan => remember(token, known => ({ id, plan, rows: known.id === id ? known.rows : null })),
        () => (knownOf(token).id === id ? knownOf(token).plan : null),
      ),
    rows: (token, id, file) =>
      through(
        client.rows(token, id, file),
        rows => remember(token, known => (known.id === id ? { rows } : {})),
        () => (knownOf(token).id === id ? knownOf(token).rows : null),
      ),
    pull: (token, id, query) =>
      through(
        client.pull(token, id, query),
        pulled => {
          const isNews = pulled.clear || pulled.put.length > 0 || pulled.del.length > 0;
          if (!isNews) return;
          remember(token, known => {
            if (known.id !== id) return {};
            // Until an amended plan is read again, its rows stand under no plan.
            const plan = known.plan?.revision === pulled.revision ? known.plan : null;
            return { plan, rows: afterPull(known.rows, pulled) };
          });
        },
        () => null,
      ),
  };
}

/** Null where the rows cannot be told any more. */
function afterPull(rows: RowsAnswer | null, pulled: PullAnswer): RowsAnswer | null {
  if (rows === null) return null;
  const now = applyPull(new Map(rows.rows.map(row => [row.id, row])), pulled);
  if (now === null) return null;
  const { version, cursor, epoch, hash } = pulled;
  const stamp = { ...(epoch !== undefined && { epoch }), ...(hash !== undefined && { hash }) };
  return { ...rows, version, cursor, ...stamp, rows: [...now.values()] };
}
