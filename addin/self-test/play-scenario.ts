import { systemClock } from '../client/clock.ts';
import type { PokeHearer } from '../client/follow-pokes.ts';
import type { PlanWorkbook } from '../excel/plan-workbook.ts';
import { PlanSession } from '../session/plan-session.ts';
import { Desk } from './desk.ts';
import { aHandClock } from './hand-clock.ts';
import { signIns, TODAY, type Who } from './made-up-plan.ts';
import { outcomeOf } from './outcome-of.ts';
import type { Outcome, PaneDeed, Scenario, Step } from './scenario.ts';
import type { ScratchWorkbook } from './scratch-workbook.ts';

/** Longer than Excel has ever been seen to keep an event to itself. */
const EVENT_LIMIT_MS = 5000;
const RESTED_MS = 60_000;

/** Plays the story upon a sheet that is loaded for it; answers all that it came to. */
export async function playScenario(
  scratch: ScratchWorkbook,
  { steps }: Pick<Scenario, 'steps'>,
  stopIfAsked: () => void = () => undefined,
): Promise<Outcome> {
  const stage = new Stage(scratch);
  try {
    await stage.open('own');
    await stage.load();
    for (const step of steps) {
      stopIfAsked();
      await stage.take(step);
    }
    return await stage.outcome();
  } finally {
    stage.close();
  }
}

class Stage {
  readonly #scratch: ScratchWorkbook;
  readonly #clock = aHandClock(Date.parse(`${TODAY}T01:00:00Z`), systemClock.breathe);
  readonly #desk = new Desk(() => this.#clock.nowMs());
  #session: PlanSession | null = null;
  #hearer: PokeHearer | null = null;
  /** How often Excel has told of something, and how often before the last deed. */
  #told = 0;
  #toldBefore = 0;
  #onTold: () => void = () => undefined;
  #files = 0;

  constructor(scratch: ScratchWorkbook) {
    this.#scratch = scratch;
  }

  async open(who: Who): Promise<void> {
    this.close();
    const session = new PlanSession({
      client: this.#desk.client,
      workbook: this.#heard(this.#scratch.open()),
      keep: { read: () => signIns[who], write: () => undefined },
      clock: this.#clock,
      random: () => 0.5,
      source: 'pane',
      language: () => 'vi',
      newId: () => `tu-kiem-tra-${(this.#files += 1)}`,
      follow: (_plan, _token, hearer) => {
        this.#hearer = hearer;
        hearer.onState('live');
        return () => (this.#hearer = null);
      },
      saveFile: () => undefined,
    });
    this.#session = session;
    await session.start();
  }

  async load(): Promise<void> {
    await this.#pane.run('load');
    this.#pane.dismissNotice();
  }

  close(): void {
    this.#session?.close();
    this.#session = null;
  }

  outcome(): Promise<Outcome> {
    return outcomeOf(this.#scratch.open(), this.#session?.current() ?? null, this.#desk.held);
  }

  async take(step: Step): Promise<void> {
    switch (step.by) {
      case 'hand':
        this.#toldBefore = this.#told;
        return this.#scratch.act(step.deed);
      case 'others':
        this.#desk.write(step.rowId, step.field, step.value);
        this.#hearer?.onPoke(this.#desk.version);
        return void (await this.#session?.rest);
      case 'pane':
        return this.#do(step.deed);
    }
  }

  get #pane(): PlanSession {
    if (this.#session === null) throw new Error('expected an open pane, found none');
    return this.#session;
  }

  async #do(deed: PaneDeed): Promise<void> {
    switch (deed.kind) {
      case 'sort':
        return this.#pane.sort(deed.column);
      case 'fixAll':
        return this.#fixAll();
      case 'choose': {
        const state = this.#pane.current();
        return state.kind === 'open'
          ? this.#pane.choose(state.view.conflicts, { kind: deed.side })
          : undefined;
      }
      case 'hears':
        await this.#isTold();
        return this.#rest();
      case 'rests':
        return this.#rest();
      case 'close':
        return this.close();
      case 'open':
        return this.open(deed.who);
      default:
        return this.#pane[deed.kind]();
    }
  }

  async #rest(): Promise<void> {
    this.#clock.move(RESTED_MS);
    await this.#pane.rest;
  }

  async #fixAll(): Promise<void> {
    const state = this.#pane.current();
    if (state.kind !== 'open') return;
    const fixes = state.view.problems.flatMap(({ rowId, problems }) =>
      problems.flatMap(({ column, fixes: offered, shown }) => {
        const [only, ...others] = offered;
        if (rowId === null || column === undefined || only === undefined || others.length > 0) return [];
        return [{ rowId, column, value: only.value, ...(shown !== undefined && { shown }) }];
      }),
    );
    await this.#pane.fix(fixes);
  }

  /** The same workbook, with an ear on what Excel tells. */
  #heard(workbook: PlanWorkbook): PlanWorkbook {
    return {
      ...workbook,
      watch: listener =>
        workbook.watch(() => {
          this.#told += 1;
          listener();
          this.#onTold();
        }),
    };
  }

  #isTold(): Promise<void> {
    return new Promise((resolve, reject) => {
      if (this.#told > this.#toldBefore) return resolve();
      const late = setTimeout(
        () => reject(new Error('expected an event of Excel, found none')),
        EVENT_LIMIT_MS,
      );
      this.#onTold = () => {
        clearTimeout(late);
        resolve();
      };
    });
  }
}
