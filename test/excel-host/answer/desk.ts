// What answering needs beside the workbook: places kept by reference, and who listens to which event.
import { type Area, shiftArea } from '../workbook/area.ts';
import { Fault } from '../workbook/fault.ts';
import type { Workbook } from '../workbook/workbook.ts';

type Kept = { sheetId: string; area: Area | null };

export class Desk {
  readonly book: Workbook;
  /** Whether this add-in is told of anything. */
  isTold = true;
  /** Event number and target (a sheet's or table's id, or `Workbook`) → how many times registered. */
  readonly registered = new Map<string, number>();
  private readonly references = new Map<string, Kept>();
  private nextReference = 1;
  readonly close: () => void;

  constructor(book: Workbook) {
    this.book = book;
    this.close = book.onShift((sheetId, shift) => {
      for (const kept of this.references.values())
        if (kept.sheetId === sheetId && kept.area !== null) kept.area = shiftArea(kept.area, shift);
    });
  }

  keep(sheetId: string, area: Area): string {
    const id = `ref${this.nextReference}`;
    this.nextReference += 1;
    this.references.set(id, { sheetId, area });
    return id;
  }
  release(id: string): void {
    this.references.delete(id);
  }
  releaseAll(): void {
    this.references.clear();
  }
  get keptCount(): number {
    return this.references.size;
  }
  place(id: string): { sheetId: string; area: Area } {
    const kept = this.references.get(id);
    if (kept === undefined) throw new Fault('ItemNotFound', 'The object reference is no longer kept.');
    // A range whose cells were all removed stands for nothing.
    if (kept.area === null) throw new Fault('ItemNotFound');
    return { sheetId: kept.sheetId, area: kept.area };
  }

  register(event: number, target: string): void {
    const key = `${event} ${target}`;
    this.registered.set(key, (this.registered.get(key) ?? 0) + 1);
  }
  unregister(event: number, target: string): void {
    const key = `${event} ${target}`;
    const left = (this.registered.get(key) ?? 0) - 1;
    if (left > 0) this.registered.set(key, left);
    else this.registered.delete(key);
  }
  listens(event: number, target: string): boolean {
    return this.registered.has(`${event} ${target}`);
  }
}
