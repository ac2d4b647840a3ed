// Somebody with a workbook, and the pane over it: the real session, the real Office client, a line of the test's own.
import { createPlanClient, type PlanClient } from '../../addin/client/plan-client.ts';
import type { PokeHearer } from '../../addin/client/follow-pokes.ts';
import type { SignIn } from '../../addin/client/kept-sign-in.ts';
import { openPlanWorkbook } from '../../addin/excel/open-plan-workbook.ts';
import type { PlanWorkbook } from '../../addin/excel/plan-workbook.ts';
import { PagePlans } from '../../addin/page/page-plans.ts';
import { PageWorkbook } from '../../addin/page/page-workbook.ts';
import { PlanSession } from '../../addin/session/plan-session.ts';
import type { Open } from '../../addin/session/session-state.ts';
import { PushAnswer, PushRequest } from '../../plan/http.ts';
import { aHandClock, type HandClock } from '../addin/a-hand-clock.ts';
import { anExcel, type LoadedExcel } from '../excel-host/load-office.ts';
import { Workbook } from '../excel-host/workbook/workbook.ts';
import { PASSWORD } from '../server/a-service.ts';
import type { AccountBook } from './account-book.ts';
import { PageSheet } from './page-sheet.ts';
import type { Held } from './cells.ts';
import { Network, type Carried, type Route } from './network.ts';

export type Pane = Readonly<{
  session: PlanSession;
  /** Null of the page, which needs none. */
  excel: LoadedExcel | null;
  network: Network;
  clock: HandClock;
  poke: () => void;
}>;

/** Where somebody sits: the service's address, how the line leads there, and what their machine takes for the time. */
export type Place = Readonly<{ url: string; route: Route; clockStartMs: number }>;

type Sheet = Readonly<{
  excel: LoadedExcel | null;
  workbook: PlanWorkbook;
  around: (client: PlanClient) => PlanClient;
}>;

/** What happens between two batches of the pane's work. */
export type Interruption = { batchesLeft: number; readonly act: () => void };

export class Somebody {
  readonly name: string;
  readonly account: string;
  readonly workbook: Held;
  readonly book: AccountBook;
  pane: Pane | null = null;
  interruption: Interruption | null = null;
  /** What a command failed with that is no fault of Excel or of the line. */
  readonly crashes: unknown[] = [];
  readonly networks: Network[] = [];
  readonly #place: Place;
  #kept: SignIn | null = null;
  #rest: Promise<void> | null = null;

  constructor(
    place: Place,
    book: AccountBook,
    account: string,
    name: string,
    workbook: Held = new Workbook(),
  ) {
    this.#place = place;
    this.book = book;
    this.account = account;
    this.name = name;
    this.workbook = workbook;
  }

  get unit(): string | null {
    return this.#kept?.account.unit ?? null;
  }

  get open(): Open | null {
    const state = this.pane?.session.current();
    return state?.kind === 'open' ? state : null;
  }

  get isSignedOut(): boolean {
    return this.pane?.session.current().kind === 'signedOut';
  }

  /** Opens the pane over the workbook, signed in; loads the plan where the workbook is empty. */
  async openPane(): Promise<void> {
    this.pane = await this.#aPane();
    const request = this.#kept ? null : { account: this.account, password: PASSWORD, person: this.name };
    this.command(session => session.start(request));
    await this.rest();
    // The page asks for its rows once the sign-in is answered.
    if (this.workbook instanceof PageSheet) await this.rest();
  }

  async #aPane(): Promise<Pane> {
    const { url, route, clockStartMs } = this.#place;
    const clock = aHandClock(clockStartMs);
    const network = new Network(carried => this.#carried(carried), route);
    this.networks.push(network);
    const { excel, workbook, around } = await this.#aSheet();
    let hearer: PokeHearer | null = null;
    const session = new PlanSession({
      client: around(createPlanClient({ fetch: network.fetch, clock, language: () => 'vi', base: url })),
      workbook,
      keep: { read: () => this.#kept, write: signIn => (this.#kept = signIn) },
      clock,
      random: () => 0.5,
      source: excel ? 'pane' : 'web',
      language: () => 'vi',
      newId: () => `so-${this.name}-${this.networks.length}`,
      follow: (_plan, _token, heard) => {
        hearer = heard;
        heard.onState('live');
        return () => (hearer = null);
      },
      saveFile: () => undefined,
    });
    // The page opens a plan by itself.
    if (workbook instanceof PageWorkbook) new PagePlans(session, workbook, { clock, random: () => 0.5 });
    return { session, excel, network, clock, poke: () => hearer?.onPoke(null) };
  }

  async #aSheet(): Promise<Sheet> {
    if (this.workbook instanceof PageSheet) return { excel: null, ...this.workbook.openWindow() };
    const excel = await anExcel({ workbook: this.workbook });
    this.#letInterrupt(excel);
    const workbook = openPlanWorkbook(excel.Excel, {
      supports: version => excel.Office.context.requirements.isSetSupported('ExcelApi', version),
    });
    return { excel, workbook, around: client => client };
  }

  #letInterrupt({ host }: LoadedExcel): void {
    const answer = host.handle;
    host.handle = async text => {
      const { interruption } = this;
      if (interruption && interruption.batchesLeft-- <= 0) {
        this.interruption = null;
        try {
          interruption.act();
        } catch (error) {
          // Thrown here it would leave the client waiting for ever.
          this.crashes.push(error);
        }
      }
      return answer(text);
    };
  }

  #carried({ url, body, status, answer }: Carried): void {
    if (!url.endsWith('/push') || status !== 200) return;
    const request = PushRequest.parse(JSON.parse(body ?? ''));
    this.book.carried(this.workbook, this.unit, request, PushAnswer.parse(JSON.parse(answer)));
  }

  /** Asks for something without waiting for it. */
  command(ask: (session: PlanSession) => Promise<void>): void {
    if (!this.pane) return;
    ask(this.pane.session).catch((error: unknown) => this.crashes.push(error));
  }

  /** The window is closed: whatever was under way stays where it was. */
  closePane(): void {
    this.book.forget(this.workbook);
    this.pane?.network.cut();
    this.pane?.excel?.host.close();
    if (this.workbook instanceof PageSheet) this.workbook.closeWindow();
    this.pane = null;
    this.#rest = null;
    this.interruption = null;
  }

  /** Waits until the pane has nothing left to do, or can go no further without the line. */
  async rest(): Promise<void> {
    const { pane } = this;
    if (!pane) return;
    await nextTurn();
    if (this.#rest) await Promise.race([this.#rest, pane.network.whenHeld()]);
    if (!pane.network.isHeld) {
      // Commands are done in turn, so one of no consequence is done after all the others.
      const mine = pane.session.goTo('', 'rowId').finally(() => {
        if (this.#rest === mine) this.#rest = null;
      });
      this.#rest = mine;
      await Promise.race([mine, pane.network.whenHeld()]);
    }
    if (this.crashes.length > 0) throw this.crashes[0];
    this.book.look(this.workbook);
  }
}

function nextTurn(): Promise<void> {
  return new Promise(resolve => setImmediate(resolve));
}
