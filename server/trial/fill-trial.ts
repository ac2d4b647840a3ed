// The trial: a newcomer gets the real plan and an account for everybody in it, on an empty data directory.
import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import type { Account } from '../../plan/account.ts';
import { emptyRows } from '../../plan/row.ts';
import { readDirectory } from '../../plan/units/directory.ts';
import type { Unit } from '../../plan/unit.ts';
import { isTrialData, TRIAL } from '../data.ts';
import type { Places } from '../places.ts';
import { hashPassword, isPassword, randomPassword, type ScryptCost } from '../session/password.ts';
import { StartError } from '../start-error.ts';
import type { PlanDocument, Store } from '../store/store.ts';

/** All accounts of a trial share this password record, so that it is hashed once. */
const PASSWORD_RECORD = 'trial';
export const SECRETARIAT: Account = {
  id: 'thu-ky',
  name: 'Thư ký Hội đồng',
  unit: null,
  role: 'secretariat',
};

export type Trial = Readonly<{
  isNew: boolean;
  /** Null where it was set at an earlier start: only its hash is kept. */
  password: string | null;
}>;

type Given = Readonly<{ store: Store; places: Places; password: string | null; cost?: ScryptCost }>;

/** Fills an empty store, or finds a trial's as it was left. A password that is given holds from now on. */
export async function fillTrial(given: Given): Promise<Trial> {
  const { store, password } = given;
  if (!(await isEmpty(store))) {
    if (!(await isTrialData(store))) throw new StartError(notATrial);
    if (password !== null) await resetPassword(given, password);
    return { isNew: false, password };
  }
  const chosen = password ?? randomPassword();
  const [record, document] = await Promise.all([
    hashPassword(PASSWORD_RECORD, chosen, given.cost),
    readSeed(given.places),
  ]);
  const isNew = await store.fill({
    kind: TRIAL,
    document,
    rows: emptyRows(document.tasks, document.units),
    epoch: randomUUID(),
    accounts: [SECRETARIAT, ...document.units.flatMap(accountOf)],
    password: record,
  });
  // Another instance was first: its accounts and its password hold.
  return isNew ? { isNew, password: chosen } : fillTrial(given);
}

/** Empty, or a trial's that an earlier release left half filled. */
async function isEmpty(store: Store): Promise<boolean> {
  const [plans, accounts] = [await store.plans(), await store.accounts()];
  return plans.length === 0 && (accounts.length === 0 || (await isTrialData(store)));
}

async function resetPassword({ store, cost }: Given, password: string): Promise<void> {
  const known = await store.account(SECRETARIAT.id);
  if (known && (await isPassword(password, known.password))) return;
  await store.replacePassword(await hashPassword(PASSWORD_RECORD, password, cost));
}

async function readSeed(places: Places): Promise<PlanDocument> {
  const directory = readDirectory(JSON.parse(await readFile(places.unitDirectory, 'utf8')));
  // Only the first start reads a plan.
  const { readPlan } = await import('../../plan/read/read-plan.ts');
  const { plan, tasks } = readPlan(
    { kind: 'text', text: await readFile(places.seedPlan, 'utf8') },
    directory,
  );
  return { plan, tasks, units: directory.units };
}

function accountOf({ id, name, canReport }: Unit): Account[] {
  return canReport ? [{ id, name, unit: id, role: 'unit' }] : [];
}

const notATrial =
  'Thư mục dữ liệu này là của bản chính thức, không dùng thử trên đó được. Đề nghị chọn thư mục khác (DATA_DIR).\n' +
  'This data directory belongs to a production service. Choose another one for the trial (DATA_DIR).';
