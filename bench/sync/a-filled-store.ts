// A store as a year's work leaves it: a made-up plan, half of its rows filled in, an account with an open session for
// each of its units, and as many lines of log as wanted. Written through the store itself, not over HTTP.
import { createHash, randomUUID } from 'node:crypto';
import type { Account } from '../../plan/account.ts';
import { linkOfChanges } from '../../plan/history/chain.ts';
import type { Change } from '../../plan/mutation.ts';
import { emptyRows, type Row } from '../../plan/row.ts';
import { makeLargePlan } from '../../seeds/make-large-plan.ts';
import { sha256 } from '../../server/history/sha256.ts';
import { hashPassword } from '../../server/session/password.ts';
import type { Store } from '../../server/store/store.ts';

/** A cell to change, and the version at which whoever changes it next saw it. */
export type Cell = { readonly rowId: string; base: number };

/** Somebody signed in: the token, and a cell in each row that is this account's to write. */
export type Writer = Readonly<{ token: string; account: Account; cells: readonly Cell[] }>;

export type FilledStore = Readonly<{
  plan: string;
  writers: readonly Writer[];
  secretariat: Writer;
}>;

const UNITS_PER_TASK = 10;
const COMMIT_LINES = 5_000;
const AT = '2026-05-15T01:00:00.000Z';

export async function fillStore(
  store: Store,
  /** `isEmpty`: nothing is entered yet, so that the log tells all there is. */
  size: Readonly<{ rows: number; logLines?: number; isEmpty?: boolean }>,
): Promise<FilledStore> {
  const document = makeLargePlan({
    tasks: Math.ceil(size.rows / UNITS_PER_TASK),
    unitsPerTask: UNITS_PER_TASK,
    seed: 38,
  });
  const rows = emptyRows(document.tasks, document.units).map((row, index) =>
    size.isEmpty || index % 2 === 0 ? row : filledIn(row),
  );
  const plan = document.plan.id;
  const secretariat: Account = { id: 'thu-ky', name: 'Thư ký', unit: null, role: 'secretariat' };
  const units = document.units.map(({ id, name }): Account => ({ id, name, unit: id, role: 'unit' }));
  await store.createPlan(document, rows, randomUUID());
  await store.putAccounts(
    [secretariat, ...units],
    await hashPassword('bench', randomUUID(), { N: 2, r: 8, p: 1 }),
  );
  const now = size.logLines ? await writeLog(store, plan, rows, size.logLines) : rows;

  const signIn = async (account: Account): Promise<Writer> => {
    const token = createHash('sha256').update(account.id).digest('base64url');
    await store.openSession(sha256(token), {
      account: account.id,
      person: null,
      expiresAt: '2999-01-01T00:00:00.000Z',
    });
    const own = now.filter(row => row.unit === account.unit);
    return { token, account, cells: own.map(row => ({ rowId: row.id, base: row.versions.note })) };
  };
  return {
    plan,
    writers: await Promise.all(units.map(signIn)),
    secretariat: await signIn(secretariat),
  };
}

function filledIn(row: Row): Row {
  return {
    ...row,
    fields: {
      ...row.fields,
      status: 'inProgress',
      percent: (row.task * 7) % 100,
      result: `Đã tham mưu ban hành văn bản triển khai nhiệm vụ số ${row.task}, tổ chức ${row.task % 9} hội nghị`,
      documents: `${row.task}/KH-UBND ngày 04/4/2026`,
      obstacles: 'Kinh phí chưa được bố trí kịp thời',
      note: `Số liệu ước thực hiện đến ngày ${1 + (row.task % 28)}/5/2026`,
    },
  };
}

/** Each line changes one cell; the rows take turns. Answers the rows as they then are. */
async function writeLog(
  store: Store,
  plan: string,
  rows: readonly Row[],
  lines: number,
): Promise<readonly Row[]> {
  const now = [...rows];
  let { head } = (await store.readPlan(plan))!;
  for (let written = 0, version = 1; written < lines; version += 1) {
    const changes: Change[] = [];
    const changed = new Map<string, Row>();
    for (; changes.length < COMMIT_LINES && written < lines; written += 1) {
      const at = written % now.length;
      const row = now[at]!;
      const after = `Cập nhật lần ${written}`;
      changes.push({
        version,
        rowId: row.id,
        field: 'note',
        before: row.fields.note,
        after,
        mutation: createHash('md5').update(String(written)).digest('hex'),
        account: row.unit,
        person: null,
        unit: row.unit,
        source: 'pane',
        at: AT,
      });
      now[at] = {
        ...row,
        fields: { ...row.fields, note: after },
        versions: { ...row.versions, note: version },
      };
      changed.set(row.id, now[at]);
    }
    const decided = changes.map(({ unit, mutation, rowId, field, before, after }) => ({
      unit: unit ?? '',
      id: mutation,
      decided: {
        rowId,
        field,
        value: after,
        base: before === null ? 0 : version - 1,
        outcome: 'applied' as const,
      },
    }));
    head = linkOfChanges(head, changes, sha256);
    const batch = { rows: [...changed.values()], changes, decided, link: head };
    const result = await store.commit(plan, version - 1, batch);
    if (result.kind !== 'committed') throw new Error(`expected a commit, found ${result.kind}`);
  }
  return now;
}
