// Undo steps. A step remembers each sheet it touched, before and after; since cells never change in place, that is
// one list of rows per sheet.
import type { Sheet, SheetState } from './sheet.ts';

type Step<Extra> = Readonly<{
  label: string;
  before: Extra;
  after: Extra;
  sheets: readonly Readonly<{ sheet: Sheet; before: SheetState; after: SheetState }>[];
}>;

/** What belongs to a step beside its sheets. */
export type Extras<Extra> = Readonly<{ read: () => Extra; restore: (extra: Extra) => void }>;

const LONGEST = 100;

export class History<Extra> {
  private done: Step<Extra>[] = [];
  private undone: Step<Extra>[] = [];
  private open: {
    label: string;
    depth: number;
    extra: Extra;
    before: Map<Sheet, SheetState>;
    forget: boolean;
  } | null = null;
  private readonly extras: Extras<Extra>;

  constructor(extras: Extras<Extra>) {
    this.extras = extras;
  }

  get canUndo(): boolean {
    return this.done.length > 0;
  }
  get canRedo(): boolean {
    return this.undone.length > 0;
  }
  get steps(): readonly string[] {
    return this.done.map(step => step.label);
  }

  /** All that happens within becomes one step. */
  asOneStep<T>(label: string, work: () => T): T {
    this.open ??= { label, depth: 0, extra: this.extras.read(), before: new Map(), forget: false };
    this.open.depth += 1;
    try {
      return work();
    } finally {
      this.open.depth -= 1;
      if (this.open.depth === 0) this.close();
    }
  }

  touch(sheet: Sheet): void {
    if (this.open === null) this.forgetAll();
    else if (!this.open.before.has(sheet)) this.open.before.set(sheet, sheet.state);
  }

  /** Excel empties its undo list on such a step: protecting, adding or removing sheets and tables. */
  forgetAll(): void {
    this.done = [];
    this.undone = [];
    if (this.open !== null) this.open.forget = true;
  }

  private close(): void {
    const step = this.open;
    this.open = null;
    if (step === null || step.forget || step.before.size === 0) return;
    this.undone = [];
    this.done.push({
      label: step.label,
      before: step.extra,
      after: this.extras.read(),
      sheets: [...step.before].map(([sheet, before]) => ({ sheet, before, after: sheet.state })),
    });
    if (this.done.length > LONGEST) this.done.shift();
  }

  /** Answers the sheets put back, with what stood there until now. */
  undo(): readonly Readonly<{ sheet: Sheet; until: SheetState }>[] {
    return this.move(this.done, this.undone, 'before');
  }

  redo(): readonly Readonly<{ sheet: Sheet; until: SheetState }>[] {
    return this.move(this.undone, this.done, 'after');
  }

  private move(
    from: Step<Extra>[],
    to: Step<Extra>[],
    side: 'before' | 'after',
  ): readonly Readonly<{ sheet: Sheet; until: SheetState }>[] {
    const step = from.pop();
    if (step === undefined) return [];
    to.push(step);
    this.extras.restore(step[side]);
    return step.sheets.map(entry => {
      const until = entry.sheet.state;
      entry.sheet.restore(entry[side]);
      return { sheet: entry.sheet, until };
    });
  }
}
