// The end of a run: the line is mended, everybody opens their pane, decides what is asked, and sends.
import { RowsAnswer } from '../../plan/http.ts';
import { removeCopies } from './hands.ts';
import { PageSheet } from './page-sheet.ts';
import type { Somebody } from './people.ts';
import { decide } from './steps.ts';
import type { World } from './world.ts';

const MOST_ROUNDS = 12;

export async function comeToAgreement(world: World): Promise<void> {
  const { people, book, story } = world;
  for (const person of people) await prepare(world, person);
  for (let round = 1; round <= MOST_ROUNDS; round += 1) {
    story.push(`the end, round ${round}`);
    await mendWire(world);
    for (const person of people) await takeTurn(world, person);
    await mendWire(world);
    for (const person of people) await receive(person);
    book.step += 1;
    if (people.every(isDone)) return;
  }
  const left = people.map(({ name, open }) => ({ name, ...open?.view, problems: [] }));
  throw new Error(`expected agreement after ${MOST_ROUNDS} rounds, found ${JSON.stringify(left)}`);
}

async function prepare({ book }: World, person: Somebody): Promise<void> {
  person.interruption = null;
  person.pane?.network.mend();
  const events = person.pane?.excel?.host.events;
  if (events) events.mode = 'deliver';
  await person.rest();
  await comeBack(person);
  if (!person.open) throw new Error(`expected ${person.name}'s sheet to be open`);
  const { workbook } = person;
  if (!(workbook instanceof PageSheet)) book.byHand(workbook, () => removeCopies(workbook));
}

/** The instances find each other again, and each has read what the other wrote. */
async function mendWire({ wire, service: { urls, plan, secretariat } }: World): Promise<void> {
  if (!wire) return;
  wire.reconnect();
  for (let asked = 0; asked < 1000; asked += 1) {
    const versions = await Promise.all(urls.map(url => versionAt(url + plan, secretariat.token)));
    if (new Set(versions).size === 1) return;
  }
  throw new Error('expected the instances to find each other again');
}

async function versionAt(plan: string, token: string): Promise<number> {
  const response = await fetch(`${plan}/rows`, { headers: { Authorization: `Bearer ${token}` } });
  return RowsAnswer.parse(await response.json()).version;
}

/** Whoever was signed out, as after a restore from backup, signs in again. */
async function comeBack(person: Somebody): Promise<void> {
  if (person.open) return;
  person.closePane();
  await person.openPane();
}

async function takeTurn({ book, dice, story }: World, person: Somebody): Promise<void> {
  await comeBack(person);
  await receive(person);
  for (const conflict of person.open?.view.conflicts ?? []) {
    story.push(`  ${person.name} decides ${decide(book, dice, person, conflict)}`);
    await person.rest();
  }
  person.command(session => session.send());
  await person.rest();
}

async function receive(person: Somebody): Promise<void> {
  person.command(session => session.receive());
  await person.rest();
  if (!person.open?.arriving) return;
  person.command(session => session.takeIn());
  await person.rest();
}

function isDone({ open }: Somebody): boolean {
  return (
    open !== null && open.view.conflicts.length === 0 && open.view.pending.every(cell => cell.fate === 'held')
  );
}
