// Workbooks that go by mail: somebody's own as it is saved, or one filled in by a clerk who has no add-in, in a file that
// may have lain in a drawer for a while. Either may be handed in twice.
import { WorkbookAnswer } from '../../plan/http.ts';
import type { Workbook } from '../excel-host/workbook/workbook.ts';
import { openXlsx } from '../excel-host/xlsx/open-xlsx.ts';
import { saveXlsx } from '../excel-host/xlsx/save-xlsx.ts';
import { hiddenOf } from './cells.ts';
import { handle, type HandKind } from './hands.ts';
import { PageSheet } from './page-sheet.ts';
import type { Somebody } from './people.ts';
import type { World } from './world.ts';

/** A file that was given out: whose it is, and its bytes. */
export type GivenFile = Readonly<{ account: string; bytes: Uint8Array }>;

const clerks = ['vp-ubnd-tinh', 'vp-ubnd-tinh', 'so-gddt'] as const;
const MOST_FILES = 4;

/** What a clerk does to a file, by weight: what becomes of copied lines is told of the line, not of its cells. */
const clerkKinds: Readonly<Partial<Record<HandKind, number>>> = {
  types: 30,
  pastes: 8,
  fills: 3,
  clears: 4,
  sortsByHand: 3,
  insertsRow: 1,
  deletesRow: 1,
  changesPlanCell: 2,
  typesIntoForeignRow: 4,
};

/** Somebody hands in their workbook as it is, while the pane goes its own way. */
export async function mailWorkbook(world: World, person: Somebody): Promise<string> {
  const { workbook } = person;
  if (workbook instanceof PageSheet) return 'the page is no file';
  const version = hiddenOf(workbook)?.version ?? null;
  if (version === null) return 'an empty workbook';
  const bytes = await saveXlsx(workbook);
  const answer = await handIn(world, person.account, bytes);
  if (typeof answer === 'string') return answer;
  world.book.handedIn(await savedAs(world, workbook, bytes), person.unit, version, answer);
  world.rare.workbooksMailed += 1;
  return toldOf(answer);
}

/** A clerk takes a file, new or from the drawer, fills it in and hands it in. */
export async function clerkFillsIn(world: World): Promise<string> {
  const { dice, drawer, book, rare } = world;
  if (drawer.length === 0 || (drawer.length < MOST_FILES && dice.isLucky(0.5)))
    drawer.push(await aFile(world));
  const { account, bytes } = dice.one(drawer);
  if (dice.isLucky(0.4)) drawer.splice(0, 1);
  const workbook = await openXlsx(bytes);
  const version = hiddenOf(workbook)?.version ?? null;
  if (version === null) throw new Error('expected a file of ours to say its version, found none');
  const done: string[] = [];
  for (let edits = 1 + dice.below(4); edits > 0; edits -= 1) {
    const kind = dice.weighed(clerkKinds);
    done.push(book.byHand(workbook, () => handle(kind, workbook, dice)));
  }
  const filledIn = await saveXlsx(workbook);
  const saved = await savedAs(world, workbook, filledIn);
  const unit = account === 'thu-ky' ? null : account;
  for (let times = dice.isLucky(0.3) ? 2 : 1; times > 0; times -= 1) {
    const answer = await handIn(world, account, filledIn);
    if (typeof answer === 'string') throw new Error(`expected a file of ours to be read, found ${answer}`);
    book.handedIn(saved, unit, version, answer);
    book.accountedFor(saved, answer);
    done.push(toldOf(answer));
  }
  rare.filesHandedIn += 1;
  return `${account}, given at ${version}: ${done.join('; ')}`;
}

async function aFile({ service, dice }: World): Promise<GivenFile> {
  const account = dice.one(clerks);
  const { status, body } = await (await service.signIn(account)).get<Buffer>(`${service.plan}/workbook`);
  if (status !== 200) throw new Error(`expected a file for ${account}, found ${status}`);
  return { account, bytes: body };
}

/** The workbook as its file has it, with the same entries: a file cannot hold every character. */
async function savedAs({ book }: World, workbook: Workbook, bytes: Uint8Array): Promise<Workbook> {
  const saved = await openXlsx(bytes);
  book.copy(workbook, saved);
  return saved;
}

/** What the service says of it, or why it was refused whole. */
async function handIn(
  { service, dice }: World,
  account: string,
  bytes: Uint8Array,
): Promise<WorkbookAnswer | string> {
  const { token } = await service.signIn(account, 'Giang');
  const response = await fetch(`${dice.one(service.urls)}${service.plan}/workbook`, {
    method: 'POST',
    headers: {
      Authorization: `Bearer ${token}`,
      'Content-Type': 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    },
    body: new Uint8Array(bytes),
  });
  const body: unknown = await response.json();
  return response.status === 200 ? WorkbookAnswer.parse(body) : JSON.stringify(body);
}

function toldOf({ outcomes, version, trusted }: WorkbookAnswer): string {
  const cells = outcomes.map(({ rowId, field, kind }) => `${rowId}.${field} ${kind}`);
  return `${trusted ? '' : 'untrusted, '}${cells.join(', ') || 'nothing new'}, version ${version}`;
}
