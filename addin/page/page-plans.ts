// The page has no workbook to write into: a sign-in opens a plan by itself, and another is opened in its place.
import type { Clock } from '../client/clock.ts';
import type { PlansAnswer } from '../../plan/http.ts';
import { planInForce } from '../parts/plan-in-force.ts';
import { Again } from '../session/again.ts';
import type { PlanSession } from '../session/plan-session.ts';
import type { SignedIn } from '../session/session-state.ts';
import type { PageWorkbook } from './page-workbook.ts';

type Plans = PlansAnswer['plans'];

export class PagePlans {
  readonly #session: PlanSession;
  readonly #workbook: PageWorkbook;
  readonly #again: Again;
  #list: Plans = [];
  #asked: string | null = null;

  constructor(
    session: PlanSession,
    workbook: PageWorkbook,
    world: Readonly<{ clock: Clock; random: () => number }>,
  ) {
    this.#session = session;
    this.#workbook = workbook;
    this.#again = new Again(world);
    session.subscribe(() => {
      const state = session.current();
      if (state.kind === 'signedOut') {
        this.#asked = null;
        this.#again.reset();
      }
      if (state.kind === 'signedIn') this.#openFirst(state);
    });
  }

  /** The plans this account may open, as the sign-in heard of them. */
  get list(): Plans {
    return this.#list;
  }

  /** Opens another plan. The cells of the one before are given up, so nothing in them may wait to be sent. */
  async open(plan: string): Promise<void> {
    this.#asked = plan;
    this.#workbook.clear();
    await this.#session.load(plan);
    // There is no sheet to speak of here; the rows themselves are the news.
    const opened = this.#session.current();
    if (opened.kind === 'open') {
      this.#again.reset();
      if (opened.notice?.tone === 'success') this.#session.dismissNotice();
    }
    // The line failed between the sign-in and the rows: nobody has a button for that here.
    if (opened.kind === 'signedIn' && this.#asked === plan) {
      this.#again.later({}, () => {
        if (this.#session.current().kind === 'signedIn' && this.#asked === plan) void this.open(plan);
      });
    }
  }

  /**
   * What another account left in this window gives way; what the same one left, as when its session ended, is opened
   * as it is.
   */
  #openFirst({ plans, holds, signIn }: SignedIn): void {
    this.#list = plans;
    const plan =
      plans.find(({ id }) => id === this.#asked) ?? planInForce(plans, Number(signIn.today.slice(0, 4)));
    if (holds.kind === 'notKnownYet' || plan === undefined || this.#asked === plan.id) return;
    void this.open(plan.id);
  }
}
