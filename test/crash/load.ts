// Writers at work on one plan, and what the service says that it holds.
import type { FieldName } from '../../plan/field.ts';
import type { HistoryAnswer, RowsAnswer } from '../../plan/http.ts';
import type { Row } from '../../plan/row.ts';
import { Dice } from '../convergence/dice.ts';
import { get, planPath, signIn } from './ask.ts';
import type { Held } from './disagreements.ts';
import { Writer } from './writer.ts';

const fields: readonly FieldName[] = ['result', 'obstacles', 'delayReason', 'proposal', 'note'];
const units = ['vp-ubnd-tinh', 'vp-ubnd-tinh', 'so-gddt'];
const SECRETARIES = 3;

export type Load = Readonly<{ plan: string; secretariat: string; writers: readonly Writer[] }>;

/** Signs everybody in; their sessions, too, have to outlive every crash. */
export async function aLoad(url: string, seed: number): Promise<Load> {
  const secretariat = await signIn(url, 'thu-ky');
  const plan = await planPath(url, secretariat);
  const { rows } = await get<RowsAnswer>(url, `${plan}/rows`, secretariat);
  const accounts = [...Array.from({ length: SECRETARIES }, () => 'thu-ky'), ...units];
  const free = new Set(rows);
  const writers: Writer[] = [];
  // Units first: what they leave is the secretariat's.
  for (const [n, account] of [...accounts.entries()].reverse()) {
    const sharing = accounts.slice(0, n + 1).filter(each => each === account).length;
    const own = [...free].filter(row => account === 'thu-ky' || row.unit === account);
    const share = own.slice(0, Math.ceil(own.length / sharing));
    for (const row of share) free.delete(row);
    writers.push(
      new Writer({
        name: `${account}.${n}`,
        unit: account === 'thu-ky' ? '' : account,
        token: await signIn(url, account),
        cells: share.flatMap(row => fields.map(field => ({ rowId: row.id, field }))),
        dice: new Dice(seed * 100 + n),
      }),
    );
  }
  return { plan, secretariat, writers };
}

/** All rows and the whole log, as the service tells them. */
export async function askWhatIsHeld(
  url: string,
  { plan, secretariat }: Pick<Load, 'plan' | 'secretariat'>,
): Promise<Held> {
  const { version, rows } = await get<RowsAnswer>(url, `${plan}/rows`, secretariat);
  const log: Held['log'][number][] = [];
  for (let from = 0; from < rows.length; from += 16) {
    const answers = await Promise.all(
      rows.slice(from, from + 16).map(row => historyOf(url, plan, secretariat, row)),
    );
    log.push(...answers.flatMap(({ changes }) => changes));
  }
  return { version, rows, log: log.sort((a, b) => a.version - b.version) };
}

function historyOf(url: string, plan: string, token: string, { id }: Row): Promise<HistoryAnswer> {
  return get<HistoryAnswer>(url, `${plan}/history?rowId=${encodeURIComponent(id)}`, token);
}

export type Moment = Readonly<{ answers: number; microseconds: number }>;

/** The moment of a crash: after so many answers, and a little. */
export function aMoment(dice: Dice): Moment {
  return { answers: dice.below(80), microseconds: dice.below(12_000) };
}

/** Lets all write, and crashes at the moment; resolves when everybody has noticed. */
export async function writeUntil(
  url: string,
  { plan, writers }: Load,
  { answers, microseconds }: Moment,
  crash: () => Promise<void>,
): Promise<void> {
  let counted = 0;
  let crashing: Promise<void> | null = null;
  const answered = (): boolean => {
    if (counted === answers) crashing ??= afterMicroseconds(microseconds).then(crash);
    counted += 1;
    return true;
  };
  if (answers === 0) answered();
  await Promise.all(writers.map(writer => writer.write(url, plan, answered)));
  await crashing;
}

/** Finer than a timer: the event loop goes round, so that answers go on coming in. */
async function afterMicroseconds(microseconds: number): Promise<void> {
  const until = process.hrtime.bigint() + BigInt(microseconds) * 1000n;
  while (process.hrtime.bigint() < until) await new Promise(resolve => setImmediate(resolve));
}
