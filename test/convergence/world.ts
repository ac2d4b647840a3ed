// Everybody and everything of one run, grown from one seed.
import type { IsoDate } from '../../plan/iso-date.ts';
import type { PlanAnswer } from '../../plan/http.ts';
import type { Workbook } from '../excel-host/workbook/workbook.ts';
import { openXlsx } from '../excel-host/xlsx/open-xlsx.ts';
import { saveXlsx } from '../excel-host/xlsx/save-xlsx.ts';
import { aHandWire, type HandWire } from '../server/a-hand-wire.ts';
import { aTrialService, type TrialService } from '../server/a-service.ts';
import { AccountBook } from './account-book.ts';
import { CellReader, type Held } from './cells.ts';
import { Dice } from './dice.ts';
import type { GivenFile } from './mail.ts';
import { PageSheet } from './page-sheet.ts';
import { Somebody } from './people.ts';

export type World = Readonly<{
  service: TrialService;
  /** Between the instances; null where there is one. */
  wire: HandWire | null;
  reader: CellReader;
  book: AccountBook;
  dice: Dice;
  people: Somebody[];
  /** The last backup that was not put back yet. */
  backup: { file: string | null; version: number };
  /** Workbooks go by mail, too. */
  hasMail: boolean;
  /** Files that were given out, the oldest first. */
  drawer: GivenFile[];
  /** How often rare things happened. */
  rare: {
    amendments: number;
    restores: number;
    undoneSends: number;
    workbooksMailed: number;
    filesHandedIn: number;
    pageEdits: number;
    pagesClosed: number;
  };
  /** What happened, in words. */
  story: string[];
}>;

/** The office is where most people meet; the board reads its rows and the secretariat writes them too. */
const accounts = ['vp-ubnd-tinh', 'thu-ky', 'vp-ubnd-tinh', 'ban-tdkt', 'so-gddt'] as const;
const names = ['An', 'Bình', 'Chi', 'Dũng', 'Giang'];

/** `database` null: a directory. `hasMail`: workbooks go by mail, and somebody sits at the web page. */
export type Setting = Readonly<{ database: string | null; hasMail: boolean }>;

/** Of a database two instances share it; without one there is a single instance on a directory. */
export async function aWorld(seed: number, { database, hasMail }: Setting): Promise<World> {
  const wire = database === null ? null : aHandWire();
  const shared = database !== null && wire ? { database, instances: 2, wire: wire.wire } : null;
  const service = await aTrialService(shared ? { shared } : {});
  const plan = (await service.secretariat.get<PlanAnswer>(service.plan)).body;
  const reader = new CellReader(plan, service.secretariat.signIn.today as IsoDate);
  const dice = new Dice(seed);
  const story: string[] = [];
  const book = new AccountBook(reader, line => story.push(line));
  const world: World = {
    service,
    wire,
    reader,
    book,
    dice,
    people: [],
    backup: { file: null, version: 0 },
    hasMail,
    drawer: [],
    rare: {
      ...{ amendments: 0, restores: 0, undoneSends: 0, workbooksMailed: 0, filesHandedIn: 0 },
      ...{ pageEdits: 0, pagesClosed: 0 },
    },
    story,
  };
  const count = 2 + dice.below(2);
  const first = dice.below(accounts.length);
  for (let index = 0; index < count; index += 1) {
    const person = newcomer(world, accounts[(first + index) % accounts.length]!);
    await person.openPane();
    person.command(session => session.run('load'));
    await person.rest();
    world.people.push(person);
  }
  if (hasMail) {
    const person = newcomer(
      world,
      dice.one(['vp-ubnd-tinh', 'vp-ubnd-tinh', 'so-gddt', 'thu-ky']),
      new PageSheet(),
    );
    await person.openPane();
    world.people.push(person);
  }
  return world;
}

export const MOST_PEOPLE = 4;

const SKEWS_MS = [0, -3 * 3_600_000, 2 * 86_400_000, -400 * 86_400_000];

function newcomer({ service, book, dice, people }: World, account: string, workbook?: Held): Somebody {
  const { url, urls, clock } = service;
  // A die of its own, since requests may be sent in another order when a run is played again.
  const way = new Dice(dice.below(2 ** 31));
  const place = {
    url,
    route: (to: string) => to.replace(url, way.one(urls)),
    clockStartMs: clock.now().getTime() + dice.one(SKEWS_MS),
  };
  return new Somebody(place, book, account, names[people.length]!, workbook);
}

/** Somebody of the same unit opens a copy of the workbook as it was saved. */
export async function copyWorkbook(world: World, from: Somebody, original: Workbook): Promise<Somebody> {
  const workbook = await openXlsx(await saveXlsx(original));
  const person = newcomer(world, from.account, workbook);
  world.book.copy(original, workbook);
  world.people.push(person);
  await person.openPane();
  return person;
}
