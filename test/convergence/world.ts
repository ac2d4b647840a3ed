// Everybody and everything of one run, grown from one seed.
import type { IsoDate } from '../../plan/iso-date.ts';
import type { PlanAnswer } from '../../plan/http.ts';
import type { Workbook } from '../excel-host/workbook/workbook.ts';
import { openXlsx } from '../excel-host/xlsx/open-xlsx.ts';
import { saveXlsx } from '../excel-host/xlsx/save-xlsx.ts';
import { aTrialService, type TrialService } from '../server/a-service.ts';
import { AccountBook } from './account-book.ts';
import { CellReader } from './cells.ts';
import { Dice } from './dice.ts';
import { Somebody } from './people.ts';

export type World = Readonly<{
  service: TrialService;
  reader: CellReader;
  book: AccountBook;
  dice: Dice;
  people: Somebody[];
  /** What happened, in words. */
  story: string[];
}>;

/** The office is where most people meet; the board reads its rows and the secretariat writes them too. */
const accounts = ['vp-ubnd-tinh', 'thu-ky', 'vp-ubnd-tinh', 'ban-tdkt', 'so-gddt'] as const;
const names = ['An', 'Bình', 'Chi', 'Dũng'];

export async function aWorld(seed: number): Promise<World> {
  const service = await aTrialService();
  const plan = (await service.secretariat.get<PlanAnswer>(service.plan)).body;
  const reader = new CellReader(plan, service.secretariat.signIn.today as IsoDate);
  const dice = new Dice(seed);
  const story: string[] = [];
  const book = new AccountBook(reader, line => story.push(line));
  const world: World = { service, reader, book, dice, people: [], story };
  const count = 2 + dice.below(2);
  const first = dice.below(accounts.length);
  for (let index = 0; index < count; index += 1) {
    const person = newcomer(world, accounts[(first + index) % accounts.length]!);
    await person.openPane();
    person.command(session => session.run('load'));
    await person.rest();
    world.people.push(person);
  }
  return world;
}

export const MOST_PEOPLE = 4;

function newcomer({ service, book, people }: World, account: string, workbook?: Workbook): Somebody {
  return new Somebody(service.url, book, account, names[people.length]!, workbook);
}

/** Somebody of the same unit opens a copy of the workbook as it was saved. */
export async function copyWorkbook(world: World, from: Somebody): Promise<Somebody> {
  const workbook = await openXlsx(await saveXlsx(from.workbook));
  const person = newcomer(world, from.account, workbook);
  world.book.copy(from.workbook, workbook);
  world.people.push(person);
  await person.openPane();
  return person;
}
