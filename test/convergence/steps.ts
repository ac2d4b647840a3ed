// One step of a run: somebody's hand, a command of a pane, the line, the service, the clock.
import type { Choice } from '../../addin/session/choice.ts';
import type { Conflict } from '../../addin/session/session-state.ts';
import { FieldName } from '../../plan/field.ts';
import { columns } from '../../plan/sheet/columns.ts';
import { contentOf } from './cells.ts';
import type { Dice } from './dice.ts';
import { handKinds, handle } from './hands.ts';
import { clerkFillsIn, mailWorkbook } from './mail.ts';
import type { Mishap } from './network.ts';
import { amend, backUpOrRestore } from './office.ts';
import { PageSheet } from './page-sheet.ts';
import type { Somebody } from './people.ts';
import { copyWorkbook, MOST_PEOPLE, type World } from './world.ts';

export const stepWeights = {
  hand: 60,
  amidWriting: 6,
  send: 14,
  receive: 6,
  takeIn: 6,
  putOff: 1,
  check: 3,
  poke: 10,
  choose: 12,
  chooseLate: 3,
  fix: 4,
  sort: 2,
  mishap: 14,
  release: 8,
  echo: 2,
  arriveAfterAll: 2,
  time: 10,
  events: 6,
  closePane: 2,
  openPane: 6,
  copyWorkbook: 1,
  restart: 1,
  wire: 6,
  undoLastSend: 2,
  amend: 2,
  backup: 0.6,
} as const;

/** With files going by mail beside the panes. */
export const stepWeightsWithMail = { ...stepWeights, mailWorkbook: 1.5, clerkFillsIn: 2 } as const;
export type StepKind = keyof typeof stepWeightsWithMail;

/** Does one step and waits until everybody rests. */
export async function takeStep(world: World): Promise<void> {
  const { dice, people, story, book } = world;
  book.step += 1;
  const person = dice.one(people);
  const kind = dice.weighed<StepKind>(world.hasMail ? stepWeightsWithMail : stepWeights);
  const at = story.push(`${book.step} ${person.name} (${person.account}): ${kind}`) - 1;
  const told = await steps[kind](world, person);
  story[at] += told === '' ? '' : ` ${told}`;
  for (const one of people) await one.rest();
  if (book.faults.length > 0) throw new Error(book.faults.join('\n'));
}

type Step = (world: World, person: Somebody) => string | Promise<string>;

const steps: Readonly<Record<StepKind, Step>> = {
  hand: ({ book, dice, rare }, { workbook }) => {
    if (!(workbook instanceof PageSheet))
      return book.byHand(workbook, () => handle(dice.weighed(handKinds), workbook, dice));
    if (workbook.reading) rare.pageEdits += 1;
    return book.byHand(workbook, () => workbook.hand(dice));
  },

  amidWriting: ({ book, dice, story }, person) => {
    const { workbook } = person;
    if (workbook instanceof PageSheet) return 'the page writes at once';
    const kind = dice.one(['types', 'types', 'clears', 'writesElsewhere'] as const);
    person.interruption = {
      batchesLeft: dice.below(8),
      act: () => {
        const told = book.byHand(workbook, () => handle(kind, workbook, dice), true);
        story.push(`  … amid the pane's work ${told}`);
      },
    };
    const command = dice.one(['send', 'receive', 'poke'] as const);
    if (command === 'poke') person.pane?.poke();
    else person.command(session => session[command]());
    return command;
  },

  send: (_, person) => asked(person, 'send'),
  receive: (_, person) => asked(person, 'receive'),
  takeIn: (_, person) => {
    if (!person.open?.arriving) return 'nothing';
    person.command(session => session.takeIn());
    return '';
  },

  putOff: (_, { pane, open }) => {
    if (open) pane?.session.putOff();
    return open?.arriving ? 'what is shown' : 'nothing';
  },

  check: (_, person) => asked(person, 'check'),

  poke: (_, person) => {
    person.pane?.poke();
    return '';
  },

  choose: ({ book, dice }, person) => {
    const conflict = someConflict(dice, person);
    return conflict ? decide(book, dice, person, conflict) : 'nothing';
  },

  // The person decides about what the pane showed a moment ago, while it is still at something else.
  chooseLate: ({ book, dice }, person) => {
    const conflict = someConflict(dice, person);
    if (!conflict) return 'nothing';
    person.command(session => session.receive());
    return decide(book, dice, person, conflict);
  },

  fix: ({ book, dice }, person) => {
    const offers = (person.open?.view.problems ?? []).flatMap(({ rowId, problems }) =>
      problems.flatMap(({ column, fixes }) =>
        rowId === null || column === undefined || !FieldName.safeParse(column).success
          ? []
          : fixes.map(({ value }) => ({ rowId, column, value })),
      ),
    );
    if (offers.length === 0 || person.pane?.network.isHeld) return 'nothing';
    const { rowId, column, value } = dice.one(offers);
    const field = column as Conflict['field'];
    book.accept(person.workbook, rowId, field, contentOf(value));
    person.command(session => session.fix([{ rowId, column: field, value }]));
    return `${rowId}.${field} ${String(value)}`;
  },

  sort: ({ dice }, person) => {
    const { key } = dice.one(columns);
    person.command(session => session.sort(key));
    return key;
  },

  mishap: ({ dice }, person) => {
    const mishap = dice.weighed<Mishap>({ dropped: 3, answerLost: 4, repeated: 3, late: 2, lateAnswer: 3 });
    person.pane?.network.prepare(mishap);
    if (dice.isLucky(0.7)) person.command(session => session.send());
    return mishap;
  },

  release: (_, person) => {
    person.pane?.network.release();
    return '';
  },

  echo: async (_, person) => ((await person.pane?.network.echo()) ? 'of the last push' : 'of nothing'),
  arriveAfterAll: async (_, person) => ((await person.pane?.network.arriveAfterAll()) ? 'one' : 'none'),

  time: ({ service, people, dice }) => {
    const ms = dice.one([300, 300, 1000, 16_000, 31_000, 95_000]);
    service.clock.move(ms);
    for (const { pane } of people) pane?.clock.move(ms);
    return `${ms} ms`;
  },

  events: ({ dice }, { pane }) => {
    const events = pane?.excel?.host.events;
    if (!events) return '';
    const kind = dice.one(['deliver', 'hold', 'drop', 'repeat', 'merge', 'lose'] as const);
    if (kind === 'repeat') events.copies = events.copies === 1 ? 2 : 1;
    else if (kind === 'merge') events.merge();
    else if (kind === 'lose') events.lose();
    else events.mode = kind;
    if (kind === 'deliver') events.deliver();
    return kind;
  },

  closePane: ({ rare }, person) => {
    if (person.pane && person.workbook instanceof PageSheet) rare.pagesClosed += 1;
    person.closePane();
    return '';
  },

  openPane: async ({ rare }, person) => {
    if (person.pane) {
      if (person.open && person.workbook instanceof PageSheet) {
        rare.pagesClosed += 1;
        person.closePane();
        await person.openPane();
        return 'loads the page again';
      }
      if (person.open) return 'is open';
      if (person.isSignedOut) person.closePane();
      else {
        person.command(session => session.retry());
        return 'asks anew';
      }
    }
    await person.openPane();
    return '';
  },

  copyWorkbook: async (world, person) => {
    const { workbook } = person;
    const isFull = world.people.filter(one => !(one.workbook instanceof PageSheet)).length >= MOST_PEOPLE;
    if (isFull || person.account === 'thu-ky' || workbook instanceof PageSheet) return 'not now';
    const { name } = await copyWorkbook(world, person, workbook);
    return `to ${name}`;
  },

  restart: async ({ service, dice }) => {
    const instance = dice.below(service.urls.length);
    await service.restart(instance);
    return `of instance ${instance + 1}`;
  },

  undoLastSend: ({ book, rare }, person) => {
    if (!person.open?.lastSend || person.pane?.network.isHeld) return 'nothing';
    rare.undoneSends += 1;
    book.takeBack(person.workbook);
    return asked(person, 'undoLastSend');
  },

  amend: world => amend(world),
  backup: world => backUpOrRestore(world),
  mailWorkbook: (world, person) => mailWorkbook(world, person),
  clerkFillsIn: world => clerkFillsIn(world),

  wire: ({ wire, dice }) => {
    if (!wire) return 'there is one instance';
    const kind = dice.one(['deliver', 'deliver', 'drop', 'reconnect'] as const);
    wire[kind]();
    return kind;
  },
};

type Asked = 'send' | 'receive' | 'check' | 'undoLastSend';

function asked(person: Somebody, command: Asked): string {
  person.command(session => session[command]());
  return person.pane ? '' : 'with the pane closed';
}

function someConflict(dice: Dice, { open }: Somebody): Conflict | null {
  const conflicts = open?.view.conflicts ?? [];
  return conflicts.length === 0 ? null : dice.one(conflicts);
}

export function decide(book: World['book'], dice: Dice, person: Somebody, conflict: Conflict): string {
  const choice = dice.one<Choice>([
    { kind: 'mine' },
    { kind: 'theirs' },
    { kind: 'merged', value: conflict.field === 'percent' ? '55' : 'Đã họp và trình' },
  ]);
  book.decide(person.workbook, conflict, choice);
  person.command(session => session.choose([conflict], choice));
  const { rowId, field, mine, theirs } = conflict;
  return `${choice.kind} of ${rowId}.${field}: ${String(mine)} against ${String(theirs)}`;
}
