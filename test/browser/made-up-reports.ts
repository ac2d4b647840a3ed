// The made-up reports of seeds/, written by the secretariat into a running service as a sheet would send them.
import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { Fields, fieldNames } from '../../plan/field.ts';
import { rowIdOf } from '../../plan/row.ts';
import { PASSWORD } from './a-trial.ts';

export const SEED_PLAN = '38-kh-hdtdkt-2023';
/** The day on which `seeds/made-up-figures.ts` judges them. */
export const REPORTED_BY = '2023-07-20';

const MadeUp = z.object({
  reports: z.array(
    z.object({ task: z.number(), unit: z.string(), fields: z.strictObject(Fields.shape).partial() }),
  ),
});

/** Asks the service as an account, past the browser. */
export type Ask = <Body>(path: string, body?: unknown) => Promise<Body>;

/** `under` is what the paths begin with: the seed plan, if not said otherwise. */
export async function askAs(url: string, account: string, under = `/plans/${SEED_PLAN}`): Promise<Ask> {
  const post = { method: 'POST', headers: { 'Content-Type': 'application/json' } };
  const signIn = await fetch(`${url}/api/session`, {
    ...post,
    body: JSON.stringify({ account, password: PASSWORD }),
  });
  const { token } = z.object({ token: z.string() }).parse(await signIn.json());
  return async <Body>(path: string, body?: unknown) => {
    const answer = await fetch(`${url}/api${under}${path}`, {
      ...(body !== undefined && { method: 'POST', body: JSON.stringify(body) }),
      headers: { 'Content-Type': 'application/json', Authorization: `Bearer ${token}` },
    });
    if (!answer.ok)
      throw new Error(`${path}: expected an answer, found ${answer.status} ${await answer.text()}`);
    return (await answer.json()) as Body;
  };
}

/** Every report, in one push; fails where one of them is not applied. */
export async function writeMadeUpReports(ask: Ask): Promise<void> {
  const { reports } = MadeUp.parse(
    JSON.parse(readFileSync(new URL('../../seeds/made-up-reports.json', import.meta.url), 'utf8')),
  );
  const mutations = reports.flatMap(({ task, unit, fields }) =>
    fieldNames.flatMap(field => {
      const value = fields[field] ?? null;
      const rowId = rowIdOf(task, unit);
      return value === null ? [] : [{ id: `gd-${rowId}-${field}`, rowId, field, value, base: 0 }];
    }),
  );
  const { outcomes } = await ask<{ outcomes: { kind: string; rowId: string }[] }>('/push', {
    client: 'giả định',
    source: 'web',
    mutations,
  });
  const refused = outcomes.filter(({ kind }) => kind !== 'applied');
  if (refused.length > 0) throw new Error(`expected every report applied, found ${JSON.stringify(refused)}`);
}
