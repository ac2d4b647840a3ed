// A small Excel workbook: enough of one for an add-in to load a plan into, for people to fill it in, and for tests
// to look at everything that happened.
import { type Area, type Shift, area, intersection } from './area.ts';
import { type Cell, type Value, isError } from './cell.ts';
import { differingArea } from './differing-area.ts';
import { type Actor, type WorkbookEvent, somebodyHere } from './events.ts';
import { Fault } from './fault.ts';
import { evaluateFormula, type FormulaWorld } from './formula/evaluate.ts';
import { renameSheetInFormula } from './formula/shift-formula.ts';
import { History } from './history.ts';
import { type Locale, displayText } from './number-format.ts';
import { serialOf } from './serial-date.ts';
import { Sheet, type SheetState } from './sheet.ts';
import type { Table } from './table.ts';
import { ValuePositions } from './value-positions.ts';

export type DefinedName = Readonly<{
  id: string;
  name: string;
  /** Begins with "=". */
  formula: string;
  /** A sheet's id; null: the whole workbook. */
  scope: string | null;
  visible: boolean;
  comment: string;
}>;

export type WorkbookOptions = Readonly<{
  name?: string;
  /** How somebody here types and reads numbers and dates. */
  locale?: Locale;
  date1904?: boolean;
  /** How somebody has Excel show references. */
  referenceStyle?: 'A1' | 'R1C1';
  /** Excel's TODAY(). */
  today?: () => Readonly<{ year: number; month: number; day: number }>;
  firstSheet?: string;
}>;

export class Workbook {
  name: string;
  readonly locale: Locale;
  date1904: boolean;
  readonly referenceStyle: 'A1' | 'R1C1';
  sheets: readonly Sheet[] = [];
  names: readonly DefinedName[] = [];
  activeSheetId = '';
  actor: Actor = somebodyHere;
  private cellEdited = false;
  private readonly waitingForCell: (() => void)[] = [];
  /** Raised by everything that may show. */
  revision = 0;
  readonly history = new History<readonly DefinedName[]>({
    read: () => this.names,
    restore: names => {
      this.names = names;
    },
  });

  private readonly today: () => Readonly<{ year: number; month: number; day: number }>;
  private readonly listeners = new Set<(event: WorkbookEvent) => void>();
  private readonly painters = new Set<() => void>();
  private readonly shiftWatchers = new Set<(sheetId: string, shift: Shift) => void>();
  private readonly positions = new ValuePositions(id => this.sheetById(id));
  private waiting: WorkbookEvent[] = [];
  private depth = 0;
  private hasFormulas = false;
  private nextId = 1;

  constructor(options: WorkbookOptions = {}) {
    this.name = options.name ?? 'Sổ làm việc1.xlsx';
    this.locale = options.locale ?? 'vi';
    this.date1904 = options.date1904 ?? false;
    this.referenceStyle = options.referenceStyle ?? 'A1';
    this.today = options.today ?? (() => ({ year: 2023, month: 5, day: 15 }));
    const first = this.newSheet(options.firstSheet ?? 'Trang_tính1');
    this.sheets = [first];
    this.activeSheetId = first.id;
  }

  get todaySerial(): number {
    return serialOf(this.today(), this.date1904) ?? 0;
  }
  get todayDate(): Readonly<{ year: number; month: number; day: number }> {
    return this.today();
  }
  get thisYear(): number {
    return this.today().year;
  }
  freshId(): string {
    this.nextId += 1;
    return String(this.nextId);
  }

  /** While somebody is typing into a cell, Excel answers no add-in. */
  get isCellEdited(): boolean {
    return this.cellEdited;
  }
  setCellEdited(is: boolean): void {
    this.cellEdited = is;
    if (!is) for (const go of this.waitingForCell.splice(0)) go();
  }
  whenCellEditEnds(): Promise<void> {
    return this.cellEdited ? new Promise(resolve => this.waitingForCell.push(resolve)) : Promise.resolve();
  }

  // Listening

  /** Hears what happened, as events that an add-in could hear. */
  on(listener: (event: WorkbookEvent) => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }
  /** Hears that something may look different. */
  onRepaint(painter: () => void): () => void {
    this.painters.add(painter);
    return () => this.painters.delete(painter);
  }
  /** Hears that cells moved, so that places kept elsewhere move along. */
  onShift(watcher: (sheetId: string, shift: Shift) => void): () => void {
    this.shiftWatchers.add(watcher);
    return () => this.shiftWatchers.delete(watcher);
  }
  tellShift(sheetId: string, shift: Shift): void {
    for (const watcher of this.shiftWatchers) watcher(sheetId, shift);
  }
  tell(event: WorkbookEvent): void {
    this.waiting.push(event);
  }

  /** One step of work: one entry in the undo list, formulas calculated and events sent when it is over. */
  step<T>(label: string, work: () => T, actor: Actor = this.actor): T {
    const outer = this.actor;
    this.actor = actor;
    this.depth += 1;
    try {
      return this.history.asOneStep(label, work);
    } finally {
      this.depth -= 1;
      this.actor = outer;
      if (this.depth === 0) this.settle();
    }
  }

  private settle(): void {
    this.changedSomething();
    if (this.hasFormulas) this.calculate();
    const events = this.waiting;
    this.waiting = [];
    for (const painter of this.painters) painter();
    for (const event of events) for (const listener of this.listeners) listener(event);
  }

  private changedSomething(): void {
    this.revision += 1;
    this.positions.forget();
  }

  undo(): boolean {
    return this.wander(this.history.undo());
  }
  redo(): boolean {
    return this.wander(this.history.redo());
  }
  private wander(moved: readonly Readonly<{ sheet: Sheet; until: SheetState }>[]): boolean {
    for (const { sheet, until } of moved) {
      const touched = differingArea(until, sheet.state);
      if (touched !== null)
        this.tell({
          kind: 'changed',
          sheetId: sheet.id,
          area: touched,
          changeType: 'RangeEdited',
          actor: somebodyHere,
          single: null,
        });
    }
    if (moved.length > 0) this.settle();
    return moved.length > 0;
  }

  // Sheets and names

  private newSheet(name: string): Sheet {
    const number = this.freshId();
    const id = `{00000000-0001-0000-${number.padStart(4, '0')}-000000000000}`;
    return new Sheet(id, name, sheet => {
      this.history.touch(sheet);
      if (this.depth === 0) this.changedSomething();
    });
  }

  get activeSheet(): Sheet {
    return this.sheetById(this.activeSheetId);
  }
  sheetById(id: string): Sheet {
    const found = this.sheets.find(sheet => sheet.id === id);
    if (found === undefined) throw new Fault('ItemNotFound');
    return found;
  }
  /** By name, whatever its case, or by id. */
  findSheet(key: string): Sheet | null {
    const lower = key.toLowerCase();
    return this.sheets.find(sheet => sheet.state.name.toLowerCase() === lower || sheet.id === key) ?? null;
  }
  sheetNamed(name: string): Sheet {
    const found = this.findSheet(name);
    if (found === null) throw new Fault('ItemNotFound');
    return found;
  }

  addSheet(name?: string): Sheet {
    const given = name ?? this.freeSheetName();
    this.checkSheetName(given);
    return this.step('add sheet', () => {
      this.history.forgetAll();
      const sheet = this.newSheet(given);
      this.sheets = [...this.sheets, sheet];
      this.tell({ kind: 'added', sheetId: sheet.id, actor: this.actor });
      return sheet;
    });
  }
  renameSheet(sheet: Sheet, name: string): void {
    if (name === sheet.state.name) return;
    this.checkSheetName(name, sheet);
    const before = sheet.state.name;
    this.step('rename sheet', () => {
      this.history.forgetAll();
      const rename = (formula: string): string => renameSheetInFormula(formula, before, name);
      sheet.change({ name });
      this.names = this.names.map(item => ({ ...item, formula: rename(item.formula) }));
      this.rewriteFormulas((_, formula) => rename(formula));
    });
  }
  private checkSheetName(name: string, except?: Sheet): void {
    if (name === '' || name.length > 31 || /[:\\/?*[\]]/.test(name) || /^'|'$/.test(name))
      throw new Fault('InvalidArgument');
    const found = this.findSheet(name);
    if (found !== null && found !== except) throw new Fault('ItemAlreadyExists');
  }
  private freeSheetName(): string {
    let number = this.sheets.length + 1;
    while (this.findSheet(`Trang_tính${number}`) !== null) number += 1;
    return `Trang_tính${number}`;
  }
  deleteSheet(sheet: Sheet): void {
    const visible = this.sheets.filter(other => other !== sheet && other.state.visibility === 'Visible');
    if (sheet.state.visibility === 'VeryHidden' || visible.length === 0) throw new Fault('InvalidOperation');
    this.step('delete sheet', () => {
      this.history.forgetAll();
      this.sheets = this.sheets.filter(other => other !== sheet);
      this.names = this.names.filter(item => item.scope !== sheet.id);
      this.tell({ kind: 'deleted', sheetId: sheet.id, actor: this.actor });
      if (this.activeSheetId === sheet.id && visible[0] !== undefined) this.activate(visible[0]);
    });
  }
  moveSheet(sheet: Sheet, position: number): void {
    const others = this.sheets.filter(other => other !== sheet);
    this.sheets = [...others.slice(0, position), sheet, ...others.slice(position)];
    this.step('move sheet', () => undefined);
  }
  setVisibility(sheet: Sheet, visibility: SheetState['visibility']): void {
    if (sheet.state.visibility === visibility) return;
    const left = this.sheets.find(other => other !== sheet && other.state.visibility === 'Visible');
    if (visibility !== 'Visible' && left === undefined) throw new Fault('InvalidOperation');
    this.step('show or hide sheet', () => {
      sheet.change({ visibility });
      if (visibility !== 'Visible' && this.activeSheetId === sheet.id && left !== undefined)
        this.activate(left);
    });
  }
  activate(sheet: Sheet): void {
    if (sheet.state.visibility !== 'Visible') throw new Fault('InvalidOperation');
    if (sheet.id === this.activeSheetId) return;
    const before = this.activeSheetId;
    this.activeSheetId = sheet.id;
    this.step('activate', () => {
      if (this.sheets.some(other => other.id === before))
        this.tell({ kind: 'deactivated', sheetId: before, actor: this.actor });
      this.tell({ kind: 'activated', sheetId: sheet.id, actor: this.actor });
    });
  }
  select(sheet: Sheet, it: Area, active: Readonly<{ row: number; column: number }> = it): void {
    sheet.selection = it;
    sheet.activeCell = { row: active.row, column: active.column };
    this.tell({ kind: 'selectionChanged', sheetId: sheet.id, area: it });
    if (this.depth === 0) this.step('select', () => undefined);
  }

  findName(name: string, scope: string | null): DefinedName | null {
    const lower = name.toLowerCase();
    const named = this.names.filter(item => item.name.toLowerCase() === lower);
    return named.find(item => item.scope === scope) ?? null;
  }
  addName(name: string, formula: string, scope: string | null, comment = ''): DefinedName {
    if (!/^[\p{L}_\\][\p{L}\p{M}\p{N}_.]*$/u.test(name) || /^[a-z]{1,3}\d+$/i.test(name))
      throw new Fault('InvalidArgument');
    if (this.findName(name, scope) !== null) throw new Fault('ItemAlreadyExists');
    const item: DefinedName = { id: this.freshId(), name, formula, scope, visible: true, comment };
    this.step('add name', () => {
      this.history.forgetAll();
      this.names = [...this.names, item];
    });
    return item;
  }
  changeName(id: string, part: Partial<Pick<DefinedName, 'formula' | 'visible' | 'comment'>>): void {
    this.step('change name', () => {
      this.names = this.names.map(item => (item.id === id ? { ...item, ...part } : item));
    });
  }
  deleteName(id: string): void {
    this.step('delete name', () => {
      this.names = this.names.filter(item => item.id !== id);
    });
  }

  // Tables

  tables(): readonly Readonly<{ sheet: Sheet; table: Table }>[] {
    return this.sheets.flatMap(sheet => sheet.state.tables.map(table => ({ sheet, table })));
  }
  findTable(key: string): Readonly<{ sheet: Sheet; table: Table }> | null {
    const lower = key.toLowerCase();
    return this.tables().find(({ table }) => table.id === key || table.name.toLowerCase() === lower) ?? null;
  }

  // Values

  text(sheet: Sheet, row: number, column: number): string {
    const cell = sheet.cell(row, column);
    if (cell === undefined || cell.value === '') return '';
    return displayText(cell.value, cell.format.numberFormat, this.locale, this.date1904);
  }

  noteFormula(): void {
    this.hasFormulas = true;
  }

  /** Formulas are few here, so all are worked out again until nothing moves. */
  calculate(): void {
    for (let round = 0; round < 10; round += 1) {
      let moved = false;
      let any = false;
      for (const sheet of this.sheets) {
        for (const [row, line] of sheet.state.rows.entries())
          for (const [column, cell] of line?.entries() ?? []) {
            if (cell?.formula === null || cell === undefined) continue;
            any = true;
            const value = this.evaluate(cell.formula, sheet, row, column);
            if (sameValue(value, cell.value)) continue;
            moved = true;
            this.placeResult(sheet, row, column, { ...cell, value });
          }
      }
      this.hasFormulas = any;
      if (!moved) return;
      this.changedSomething();
    }
  }
  private placeResult(sheet: Sheet, row: number, column: number, cell: Cell): void {
    const rows = sheet.state.rows.slice();
    const line = (rows[row] ?? []).slice();
    line[column] = cell;
    rows[row] = line;
    sheet.restore({ ...sheet.state, rows });
  }

  evaluate(formula: string, sheet: Sheet, row: number, column: number, rowsAway = 0, columnsAway = 0): Value {
    return evaluateFormula(formula, {
      world: this.world,
      sheet: sheet.id,
      row,
      column,
      rowsAway,
      columnsAway,
    });
  }

  rewriteFormulas(change: (sheet: Sheet, formula: string) => string): void {
    for (const sheet of this.sheets) {
      const { state } = sheet;
      const swap = (formula: string): string => (formula.startsWith('=') ? change(sheet, formula) : formula);
      const rows = this.hasFormulas
        ? state.rows.map(line =>
            line?.some(cell => cell?.formula !== null && cell !== undefined)
              ? line.map(cell =>
                  cell === undefined || cell.formula === null
                    ? cell
                    : { ...cell, formula: swap(cell.formula) },
                )
              : line,
          )
        : state.rows;
      sheet.change({
        rows,
        conditionalFormats: state.conditionalFormats.map(rule => ({ ...rule, formula: swap(rule.formula) })),
        validations: state.validations.map(validation =>
          validation.rule?.kind === 'list'
            ? { ...validation, rule: { ...validation.rule, source: swap(validation.rule.source) } }
            : validation.rule?.kind === 'custom'
              ? { ...validation, rule: { ...validation.rule, formula: swap(validation.rule.formula) } }
              : validation,
        ),
      });
    }
  }

  readonly world: FormulaWorld = this.makeWorld();

  private makeWorld(): FormulaWorld {
    const todayNow = (): number => this.todaySerial;
    const is1904 = (): boolean => this.date1904;
    return {
      get today() {
        return todayNow();
      },
      get date1904() {
        return is1904();
      },
      sheetId: name => this.findSheet(name)?.id ?? null,
      valueAt: (id, row, column) => this.sheetById(id).value(row, column),
      formatAt: (id, row, column) => this.sheetById(id).format(row, column).numberFormat,
      usedPart: (id, it) => intersection(it, this.sheetById(id).extent()) ?? area(it.row, it.column, 1, 1),
      definition: (name, id) => (this.findName(name, id) ?? this.findName(name, null))?.formula ?? null,
      positionOf: (id, it, value) => this.positions.of(id, it, value),
    };
  }
}

const sameValue = (a: Value, b: Value): boolean => (isError(a) ? isError(b) && a.error === b.error : a === b);
