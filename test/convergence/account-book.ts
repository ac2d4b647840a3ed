// Every edit that anybody made, and what became of it. The book watches from outside: it compares workbooks before and
// after a person's hand, and reads what went over the line; of the product it asks only how a text is understood.
import { fieldNames, type FieldName } from '../../plan/field.ts';
import type { PushAnswer, PushRequest, WorkbookAnswer } from '../../plan/http.ts';
import type { Row } from '../../plan/row.ts';
import type { Choice } from '../../addin/session/choice.ts';
import type { Conflict } from '../../addin/session/session-state.ts';
import {
  baseContents,
  cellKey,
  contentOf,
  seenSheet,
  type CellKey,
  type CellReader,
  type Content,
  type Held,
} from './cells.ts';
import { PageSheet } from './page-sheet.ts';
import { ServiceLog } from './service-log.ts';

/** `open` is what nothing has happened to yet. */
export type Fate = 'open' | 'arrived' | 'superseded' | 'takenBack' | 'removed' | 'decided';

export type Entry = {
  readonly step: number;
  readonly key: CellKey;
  readonly content: Content;
  /** Contents that its author had before their eyes in this cell. */
  readonly seen: Set<Content>;
  fate: Fate;
  /** The service took it, or holds the same. */
  hasArrived: boolean;
  /** What its author decided to have instead, still to be carried out; of several the pane may carry out any. */
  wishes: Wish[];
};

/** `isBack`: it is what the cell was given, so that whatever the service has since may come in its place. */
type Wish = Readonly<{ content: Content; isTyped: boolean; isBack?: boolean }>;

/** The edits of one cell of one workbook since it last said what the service holds. */
type Chain = { readonly seen: Set<Content>; live: Entry[]; wasSent: boolean };

/** One workbook's page. */
export class Page {
  readonly entries: Entry[] = [];
  readonly chains = new Map<CellKey, Chain>();
  /** Repairs accepted for cells in which nothing waits, still to be written. */
  readonly orders = new Map<CellKey, Content>();
  /** Somebody has asked for their last send to be taken back. */
  isTakingBack = false;
}

export class AccountBook {
  readonly log = new ServiceLog();
  readonly #reader: CellReader;
  readonly #pages = new Map<Held, Page>();
  /** Hears in words what went over the line. */
  readonly #tell: (line: string) => void;
  /** What must not have happened, in words. */
  readonly faults: string[] = [];
  step = 0;

  constructor(reader: CellReader, tell: (line: string) => void) {
    this.#reader = reader;
    this.#tell = tell;
  }

  page(workbook: Held): Page {
    let page = this.#pages.get(workbook);
    if (!page) this.#pages.set(workbook, (page = new Page()));
    return page;
  }

  get entries(): readonly Entry[] {
    return [...this.#pages.values()].flatMap(page => page.entries);
  }

  /** A second workbook with the same entries in its cells; each is accounted for in both. */
  copy(from: Held, to: Held): void {
    const page = this.page(to);
    this.look(from);
    for (const [key, chain] of this.page(from).chains) {
      const live = chain.live.map(entry => ({ ...entry, seen: new Set(entry.seen), wishes: [] }));
      page.entries.push(...live);
      page.chains.set(key, { ...chain, seen: new Set(chain.seen), live, wasSent: false });
    }
    // A file cannot hold every character; what it changed counts as done by whoever saved it.
    const [before, after] = [this.#reader.cellsOf(from), this.#reader.cellsOf(to)];
    for (const [key, contents] of after) this.#compare(page, key, before.get(key) ?? [], contents);
  }

  /**
   * A closed pane forgets what it has sent. Where its answer was lost and the author then puts the old value back, the
   * cell equals its base and nobody can tell that it was meant.
   */
  forget(workbook: Held): void {
    for (const chain of this.page(workbook).chains.values()) chain.wasSent = false;
  }

  /** Somebody's hand on a workbook: what differs afterwards is theirs. */
  byHand<Result>(workbook: Held, work: () => Result, isAmidWriting = false): Result {
    if (!isAmidWriting) this.look(workbook);
    const before = this.#reader.cellsOf(workbook);
    const result = work();
    const after = this.#reader.cellsOf(workbook);
    const bases = baseContents(workbook);
    const page = this.page(workbook);
    for (const key of new Set([...before.keys(), ...after.keys()])) {
      this.#compare(page, key, before.get(key) ?? [], after.get(key) ?? [], bases.get(key));
    }
    return result;
  }

  #compare(
    page: Page,
    key: CellKey,
    before: readonly Content[],
    after: readonly Content[],
    base?: Content,
  ): void {
    const fresh = after.filter(content => !before.includes(content));
    const gone = before.some(content => !after.includes(content));
    if (fresh.length === 0 && !gone) return;
    const chain = page.chains.get(key) ?? newChain();
    for (const content of before) chain.seen.add(content);
    for (const entry of chain.live) {
      if (!after.includes(entry.content)) entry.fate = fresh.length > 0 ? 'superseded' : 'removed';
    }
    chain.live = chain.live.filter(entry => entry.fate === 'open');
    for (const content of fresh) {
      // A base that has moved to what was sent is what its author goes back to, with open eyes.
      const hasMoved = page.entries.some(
        entry => entry.key === key && entry.content === base && entry.hasArrived,
      );
      const isBack = content === base && (!chain.wasSent || hasMoved);
      const entry = this.#newEntry(key, content, chain.seen, isBack ? 'takenBack' : 'open');
      page.entries.push(entry);
      if (!isBack) chain.live.push(entry);
    }
    keep(page, key, chain);
  }

  #newEntry(key: CellKey, content: Content, seen: ReadonlySet<Content>, fate: Fate): Entry {
    return {
      step: this.step,
      key,
      content,
      seen: new Set(seen),
      fate,
      hasArrived: this.log.now(key) === content,
      wishes: [],
    };
  }

  /** No entry may have gone from its cell but by its author's will or because it had arrived. */
  look(workbook: Held): void {
    const page = this.page(workbook);
    // A page that is closed shows nothing; what the browser keeps is seen when it is opened again.
    if (workbook instanceof PageSheet && workbook.reading === null) return;
    if (page.chains.size + page.orders.size === 0) return;
    const cells = this.#reader.cellsOf(workbook);
    this.#lookForOrders(page, cells, baseContents(workbook));
    for (const [key, chain] of page.chains) {
      const now = cells.get(key) ?? [];
      for (const entry of chain.live) {
        if (now.includes(entry.content)) continue;
        if (now.length === 0 && workbook instanceof PageSheet && workbook.keeps(key)) continue;
        this.#leave(page, chain, entry, now);
      }
      chain.live = chain.live.filter(entry => entry.fate === 'open');
      keep(page, key, chain);
    }
  }

  #leave(page: Page, chain: Chain, entry: Entry, now: readonly Content[]): void {
    chain.seen.add(entry.content);
    const wish = entry.wishes.find(
      ({ content, isBack }) => now.includes(content) || (isBack && now.includes(this.log.now(entry.key))),
    );
    if (wish) {
      entry.fate = 'decided';
      if (!wish.isTyped || wish.isBack) return;
      const typed = this.#newEntry(entry.key, wish.content, chain.seen, 'open');
      page.entries.push(typed);
      chain.live = [...chain.live, typed];
    } else if (entry.hasArrived) {
      entry.fate = 'arrived';
    } else if (now.length === 0 && entry.content === contentOf(null)) {
      // A cell that was emptied in a row that went to somebody else: nothing is left to be kept.
      entry.fate = 'removed';
    } else {
      entry.fate = 'superseded';
      this.faults.push(
        `${entry.key}: ${entry.content} of step ${entry.step} was overwritten by ${now.join(', ')} unasked; its author had seen ${[...entry.seen].join(', ')}`,
      );
    }
  }

  /** Somebody decided about a conflict that stood before them. */
  decide(workbook: Held, conflict: Conflict, choice: Choice): void {
    const page = this.page(workbook);
    const key = cellKey(conflict.rowId, conflict.field);
    const theirs = contentOf(conflict.theirs);
    const merged =
      choice.kind === 'merged'
        ? this.#reader.read(conflict.rowId, conflict.field, choice.value, choice.value)
        : null;
    const chain = page.chains.get(key) ?? newChain();
    if (!chain.live.some(entry => isShownAs(entry, conflict))) {
      // After a restore from backup, or beside a copy of its row, a cell is asked about that nobody has touched; an
      // answer makes it theirs. What was shown may have been decided, or be gone with its row, by now.
      const stands = this.#reader.cellsOf(workbook).get(key)?.includes(shownContent(conflict)) ?? false;
      if (choice.kind !== 'theirs' && stands) {
        const mine = this.#newEntry(key, shownContent(conflict), chain.seen, 'open');
        page.entries.push(mine);
        chain.live.push(mine);
      }
    }
    keep(page, key, chain);
    chain.seen.add(theirs);
    for (const entry of chain.live) {
      // A copy of the row may say already what was chosen.
      if (choice.kind === 'theirs' && entry.content === theirs) entry.hasArrived = true;
      if (!isShownAs(entry, conflict)) continue;
      entry.seen.add(theirs);
      if (choice.kind === 'theirs') entry.wishes.push({ content: theirs, isTyped: false });
      if (merged !== null) entry.wishes.push({ content: merged, isTyped: true });
    }
  }

  /** Somebody accepted a repair of what stands in a cell. */
  accept(workbook: Held, rowId: string, field: FieldName, content: Content): void {
    const page = this.page(workbook);
    const key = cellKey(rowId, field);
    const { live = [], wasSent = false } = page.chains.get(key) ?? {};
    if (live.length === 0) page.orders.set(key, content);
    const isBack = !wasSent && content === (baseContents(workbook).get(key) ?? contentOf(null));
    for (const entry of live) entry.wishes.push({ content, isTyped: true, isBack });
  }

  #lookForOrders(
    page: Page,
    cells: ReadonlyMap<CellKey, readonly Content[]>,
    bases: ReadonlyMap<CellKey, Content>,
  ): void {
    for (const [key, content] of page.orders) {
      if (!cells.get(key)?.includes(content)) continue;
      page.orders.delete(key);
      // Upon what the workbook itself started from: the service may have moved on without it.
      this.#compare(page, key, [bases.get(key) ?? contentOf(null)], [content]);
    }
  }

  /**
   * A backup was put in place of the data. What a sheet holds and the service has lost counts as entered anew: nobody
   * may take it away unasked.
   */
  restored(workbook: Held, rows: readonly Row[]): void {
    this.look(workbook);
    const page = this.page(workbook);
    const held = new Map(
      rows.flatMap(row =>
        fieldNames.map(field => [cellKey(row.id, field), contentOf(row.fields[field])] as const),
      ),
    );
    if (workbook instanceof PageSheet) this.#leaveArrived(page);
    for (const entry of page.entries) entry.hasArrived = held.get(entry.key) === entry.content;
    // The page holds no more than what waits: the rest it shows as it is told.
    if (workbook instanceof PageSheet) return;
    for (const [key, contents] of this.#reader.cellsOf(workbook)) {
      const chain = page.chains.get(key) ?? newChain();
      for (const content of contents) {
        if (content === held.get(key) || chain.live.some(entry => entry.content === content)) continue;
        const entry = this.#newEntry(key, content, chain.seen, 'open');
        page.entries.push(entry);
        chain.live.push(entry);
      }
      keep(page, key, chain);
    }
  }

  #leaveArrived({ chains }: Page): void {
    for (const chain of chains.values()) {
      for (const entry of chain.live) if (entry.hasArrived) entry.fate = 'arrived';
      chain.live = chain.live.filter(entry => entry.fate === 'open');
    }
  }

  /** Somebody takes their last send back: what stood there before is sent by their will. */
  takeBack(workbook: Held): void {
    this.page(workbook).isTakingBack = true;
  }

  /** A push was carried out, heard or not. */
  carried(workbook: Held, unit: string | null, request: PushRequest, answer: PushAnswer): void {
    this.look(workbook);
    const page = this.page(workbook);
    const seenAt = new Map(
      request.mutations.map(({ rowId, field, base }) => [
        cellKey(rowId, field),
        this.log.at(cellKey(rowId, field), base),
      ]),
    );
    const changed = new Set(this.log.take(unit, request, answer));
    request.mutations.forEach((mutation, index) => {
      const key = cellKey(mutation.rowId, mutation.field);
      const content = contentOf(mutation.value);
      const basis = seenAt.get(key) ?? contentOf(null);
      const entries = page.entries.filter(entry => entry.key === key && entry.content === content);
      // Taking back a send, somebody writes over what they have sent themselves.
      const wasOwn = page.entries.some(entry => entry.key === key && entry.content === basis);
      if (page.isTakingBack && (entries.length === 0 || wasOwn)) {
        const entry = this.#newEntry(key, content, new Set([basis]), 'takenBack');
        page.entries.push(entry);
        entries.push(entry);
      }
      if (entries.length === 0) this.faults.push(`${key}: ${content} was sent, and nobody had entered it`);
      if (changed.has(mutation) && !entries.some(entry => entry.seen.has(basis)))
        this.faults.push(`${key}: ${content} replaced ${basis}, which its author never saw`);
      const kind = answer.outcomes[index]?.kind;
      this.#tell(
        `  … ${key}: ${content} upon ${mutation.base} (${basis}) ${kind}, version ${answer.version}`,
      );
      const chain = page.chains.get(key);
      if (chain && kind === 'applied') chain.wasSent = true;
      if (kind === 'applied' || kind === 'unchanged') for (const entry of entries) entry.hasArrived = true;
    });
    this.#meet(changed);
  }

  /** A workbook was handed in as a file. What its author had not entered they had been sent, and nothing of it counts. */
  handedIn(workbook: Held, unit: string | null, given: number, answer: WorkbookAnswer): void {
    this.look(workbook);
    const mutations = answer.outcomes.map(({ id, rowId, field, value }) => ({
      id,
      rowId,
      field,
      value,
      base: given,
    }));
    const seenAt = new Map(
      mutations.map(({ rowId, field }) => [cellKey(rowId, field), this.log.at(cellKey(rowId, field), given)]),
    );
    const changed = new Set(this.log.take(unit, { client: 'file', mutations }, answer));
    const { entries } = this.page(workbook);
    mutations.forEach((mutation, index) => {
      const key = cellKey(mutation.rowId, mutation.field);
      const content = contentOf(mutation.value);
      const own = entries.filter(entry => entry.key === key && entry.content === content);
      const basis = seenAt.get(key) ?? contentOf(null);
      if (changed.has(mutation) && own.length === 0)
        this.faults.push(`${key}: ${content} came in a file, and nobody had entered it`);
      if (changed.has(mutation) && own.length > 0 && !own.some(entry => entry.seen.has(basis)))
        this.faults.push(`${key}: ${content} of a file replaced ${basis}, which its author never saw`);
      const kind = answer.outcomes[index]?.kind;
      if (kind === 'applied' || kind === 'unchanged') for (const entry of own) entry.hasArrived = true;
    });
    this.#meet(mutations);
  }

  /** Nobody looks at this workbook again: each of its edits must have been answered. */
  accountedFor(workbook: Held, answer: WorkbookAnswer): void {
    const answered = new Set(answer.outcomes.map(({ rowId, field }) => cellKey(rowId, field)));
    const toldLines = linesToldOf(workbook, answer);
    for (const [key, { live }] of this.page(workbook).chains) {
      for (const { content, hasArrived, step } of live) {
        if (hasArrived || answered.has(key) || toldLines.has(key.split(' ')[0]!)) continue;
        this.faults.push(`${key}: ${content} of step ${step} was handed in, and nothing is said of it`);
      }
    }
  }

  /** The service now holds what stands in a cell elsewhere: there, too, nothing is left to be done. */
  #meet(changed: Iterable<PushRequest['mutations'][number]>): void {
    const keys = new Set([...changed].map(({ rowId, field }) => cellKey(rowId, field)));
    for (const entry of this.entries) {
      if (keys.has(entry.key) && this.log.now(entry.key) === entry.content) entry.hasArrived = true;
    }
  }
}

/**
 * Rows of which the answer speaks as a line. Of a file that is not trusted nobody knows what its cells held: a row that
 * was taken away since is no row, and told as such.
 */
function linesToldOf(workbook: Held, { trusted, findings }: WorkbookAnswer): ReadonlySet<string> {
  if (trusted || workbook instanceof PageSheet) return new Set();
  const told = new Set(findings.flatMap(({ reason, rows }) => (reason === 'unknownRowId' ? rows : [])));
  const lines = seenSheet(workbook)?.lines ?? [];
  return new Set(lines.filter(({ row }) => told.has(row)).map(({ rowId }) => rowId));
}

function newChain(): Chain {
  return { seen: new Set(), live: [], wasSent: false };
}

function keep(page: Page, key: CellKey, chain: Chain): void {
  if (chain.live.length === 0) page.chains.delete(key);
  else page.chains.set(key, chain);
}

/** What cannot be taken is shown as its text: that of an empty cell beside a copy of its row is empty. */
function shownContent({ mine }: Conflict): Content {
  return contentOf(mine === '' ? null : mine);
}

function isShownAs(entry: Entry, conflict: Conflict): boolean {
  return (
    entry.content === shownContent(conflict) || (entry.content.startsWith('x:') && conflict.mine !== null)
  );
}
