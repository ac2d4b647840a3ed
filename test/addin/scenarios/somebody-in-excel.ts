// Somebody with a workbook open in Excel and the pane beside it: the real session and the real Office client, the
// workbook of the test host, the real service.
import type { PokeHearer } from '../../../addin/client/follow-pokes.ts';
import { createPlanClient } from '../../../addin/client/plan-client.ts';
import type { SignIn } from '../../../addin/client/kept-sign-in.ts';
import { openPlanWorkbook } from '../../../addin/excel/open-plan-workbook.ts';
import type { PlanWorkbook } from '../../../addin/excel/plan-workbook.ts';
import { PlanSession } from '../../../addin/session/plan-session.ts';
import type { Open } from '../../../addin/session/session-state.ts';
import { fieldNames, type FieldName } from '../../../plan/field.ts';
import type { ColumnKey } from '../../../plan/sheet/columns.ts';
import { seenSheet, type SeenSheet } from '../../convergence/cells.ts';
import { anExcel, type LoadedExcel } from '../../excel-host/load-office.ts';
import { area, MAX_COLUMNS, MAX_ROWS, type Area } from '../../excel-host/workbook/area.ts';
import { somebodyHere, type Actor } from '../../excel-host/workbook/events.ts';
import type { Sheet } from '../../excel-host/workbook/sheet.ts';
import { shiftCells } from '../../excel-host/workbook/structure.ts';
import { pasteText, typeText, type TypingOutcome } from '../../excel-host/workbook/typing.ts';
import { Workbook } from '../../excel-host/workbook/workbook.ts';
import { PASSWORD, type TrialService } from '../../server/a-service.ts';
import { aHandClock } from '../a-hand-clock.ts';
import { seenBy, type Seen } from './whole-state.ts';
import type { Weather } from './weather.ts';

type Window = Readonly<{ session: PlanSession; excel: LoadedExcel; plan: PlanWorkbook }>;

export class SomebodyInExcel {
  readonly name: string;
  readonly account: string;
  readonly workbook: Workbook;
  readonly clock = aHandClock();
  readonly #service: TrialService;
  readonly #weather: Weather;
  #window: Window | null = null;
  #kept: SignIn | null = null;
  #hearer: PokeHearer | null = null;
  #isOff = false;

  constructor(
    service: TrialService,
    weather: Weather,
    who: Readonly<{ name: string; account: string; workbook?: Workbook }>,
  ) {
    this.#service = service;
    this.#weather = weather;
    this.name = who.name;
    this.account = who.account;
    this.workbook = who.workbook ?? new Workbook();
  }

  get #pane(): Window {
    if (this.#window === null) throw new Error(`expected ${this.name} to have the pane open`);
    return this.#window;
  }

  get session(): PlanSession {
    return this.#pane.session;
  }

  /** The pane's view of the workbook. */
  get plan(): PlanWorkbook {
    return this.#pane.plan;
  }

  get excel(): LoadedExcel {
    return this.#pane.excel;
  }

  get open(): Open {
    const state = this.session.current();
    if (state.kind === 'open') return state;
    throw new Error(`expected an open sheet, found ${JSON.stringify(state)}`);
  }

  // The pane

  async opensPane(): Promise<void> {
    const excel = await anExcel({ workbook: this.workbook });
    const plan = openPlanWorkbook(excel.Excel, {
      supports: version => excel.Office.context.requirements.isSetSupported('ExcelApi', version),
    });
    let ids = 0;
    const network: typeof fetch = (input, init) =>
      this.#isOff ? Promise.reject(new TypeError('fetch failed')) : fetch(input, init);
    const session = new PlanSession({
      client: createPlanClient({
        fetch: network,
        clock: this.clock,
        language: () => 'vi',
        base: this.#service.url,
      }),
      workbook: plan,
      keep: { read: () => this.#kept, write: signIn => (this.#kept = signIn) },
      clock: this.clock,
      random: () => 0.5,
      source: 'pane',
      language: () => 'vi',
      newId: () => `so-${this.name}-${(ids += 1)}`,
      follow: (_plan, _token, heard) => {
        this.#hearer = heard;
        heard.onState('live');
        return () => (this.#hearer = null);
      },
      saveFile: () => undefined,
    });
    this.#window = { session, excel, plan };
    const request = this.#kept ? null : { account: this.account, password: PASSWORD, person: this.name };
    await session.start(request);
  }

  closesPane(): void {
    this.session.close();
    this.excel.host.close();
    this.#window = null;
  }

  /** Presses a button and waits until what it does is done. */
  async asks(command: 'check' | 'send' | 'receive' | 'repair' | 'restorePlan' | 'loadAgain'): Promise<void> {
    await this.session[command]();
    if (command === 'receive' && this.open.arriving !== null) await this.session.takeIn();
  }

  async sorts(column: ColumnKey): Promise<void> {
    await this.session.sort(column);
  }

  /** A poke comes. */
  isPoked(): void {
    this.#hearer?.onPoke(null);
  }

  /** A poke comes and is dealt with. */
  async hears(): Promise<void> {
    this.isPoked();
    await this.rests();
  }

  /** The line goes or comes back. */
  isCutOff(isOff: boolean): void {
    this.#isOff = isOff;
  }

  /** The pane looks at what it has heard of. */
  async looks(): Promise<void> {
    this.clock.move(1000);
    await this.rests();
  }

  /** Commands are done in turn, so one of no consequence is done after all the others. */
  async rests(): Promise<void> {
    await new Promise(resolve => setImmediate(resolve));
    await this.#window?.session.goTo('', 'rowId');
  }

  // The hands

  /** Does something in the workbook by hand; as a rule the pane looks before the next thing. */
  async does(what: string, work: (seen: SeenSheet) => void, actor: Actor = somebodyHere): Promise<void> {
    const posts = this.#window ? [this.#window.excel.host.events] : [];
    this.#weather.during(posts, `${this.name} ${what}`, () =>
      this.workbook.step(what, () => work(this.seenSheet), actor),
    );
    if (this.#weather.isLookedAt()) await this.looks();
  }

  get seenSheet(): SeenSheet {
    const seen = seenSheet(this.workbook);
    if (seen === null) throw new Error(`expected a sheet with a plan in ${this.name}'s workbook`);
    return seen;
  }

  get sheet(): Sheet {
    return this.seenSheet.sheet;
  }

  /** Where a row's cell stands now: of copies the last, since the first is the original. */
  spot(rowId: string, column: ColumnKey): Readonly<{ row: number; column: number }> {
    const { lines, columns } = this.seenSheet;
    const line = lines.findLast(one => one.rowId === rowId);
    const at = columns.get(column);
    if (line === undefined || at === undefined) throw new Error(`expected a cell ${rowId} ${column}`);
    return { row: line.row, column: at };
  }

  value(rowId: string, column: ColumnKey): unknown {
    const { row, column: at } = this.spot(rowId, column);
    return this.sheet.value(row, at);
  }

  async types(rowId: string, column: ColumnKey, text: string, actor?: Actor): Promise<TypingOutcome> {
    let outcome: TypingOutcome = { kind: 'done' };
    await this.does(
      `types "${text}" into ${rowId} ${column}`,
      () => {
        const { row, column: at } = this.spot(rowId, column);
        outcome = typeText(this.workbook, this.sheet, row, at, text);
      },
      actor,
    );
    return outcome;
  }

  async pastes(rowId: string, column: ColumnKey, lines: readonly (readonly string[])[]): Promise<void> {
    await this.does(`pastes into ${rowId} ${column}`, () => {
      const { row, column: at } = this.spot(rowId, column);
      pasteText(this.workbook, this.sheet, area(row, at), lines);
    });
  }

  /** Lifts the protection, which has no password. */
  async unprotects(): Promise<void> {
    await this.does('lifts the protection', ({ sheet }) => sheet.change({ protection: null }));
  }

  async insertsRows(row: number, count = 1): Promise<void> {
    await this.#shifts('inserts rows', area(row, 0, count, MAX_COLUMNS), 'Down');
  }
  async deletesRow(rowId: string): Promise<void> {
    await this.does(`deletes ${rowId}`, ({ sheet }) =>
      this.removesLine(sheet, this.spot(rowId, 'rowId').row),
    );
  }
  removesLine(sheet: Sheet, row: number): void {
    shiftCells(this.workbook, sheet, area(row, 0, 1, MAX_COLUMNS), 'Up');
  }
  async insertsColumn(column: number): Promise<void> {
    await this.does('inserts a column', ({ sheet }) => this.insertsColumnAt(sheet, column));
  }
  insertsColumnAt(sheet: Sheet, column: number): void {
    shiftCells(this.workbook, sheet, area(0, column, MAX_ROWS, 1), 'Right');
  }
  removesColumn(sheet: Sheet, column: number): void {
    shiftCells(this.workbook, sheet, area(0, column, MAX_ROWS, 1), 'Left');
  }
  async deletesColumn(column: ColumnKey): Promise<void> {
    const at = this.seenSheet.columns.get(column) ?? 0;
    await this.does(`deletes the column ${column}`, ({ sheet }) => this.removesColumn(sheet, at));
  }
  #shifts(what: string, it: Area, direction: 'Down' | 'Up' | 'Right' | 'Left'): Promise<void> {
    return this.does(what, ({ sheet }) => shiftCells(this.workbook, sheet, it, direction));
  }

  /** All that stands in the sheet and in the pane. */
  get sees(): Seen {
    return seenBy(this.workbook, this.open);
  }

  fieldsOf(rowId: string): Partial<Record<FieldName, unknown>> {
    return Object.fromEntries(fieldNames.map(field => [field, this.value(rowId, field)]));
  }
}
