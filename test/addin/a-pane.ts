// Somebody at a pane: a real session against the real service, over a workbook kept in memory, with the live channel
// and the clock in the test's hands.
import { createPlanClient, type PlanClient } from '../../addin/client/plan-client.ts';
import type { PokeHearer } from '../../addin/client/follow-pokes.ts';
import type { SignIn, SignInKeep } from '../../addin/client/kept-sign-in.ts';
import { PageWorkbook } from '../../addin/page/page-workbook.ts';
import { PlanSession } from '../../addin/session/plan-session.ts';
import type { Open } from '../../addin/session/session-state.ts';
import type { ColumnKey } from '../../plan/sheet/columns.ts';
import { PASSWORD, type TrialService } from '../server/a-service.ts';
import { aHandClock, type HandClock } from './a-hand-clock.ts';

export type Pane = Readonly<{
  session: PlanSession;
  workbook: PageWorkbook;
  clock: HandClock;
  keep: SignInKeep;
  /** Requests that left the pane, in order. */
  sent: readonly { url: string; body: unknown }[];
  files: readonly string[];
  open: () => Open;
  /** Types into a cell and waits until the pane has looked. */
  type: (rowId: string, column: ColumnKey, text: string) => Promise<void>;
  /** Types with nobody listening, as with the pane closed. */
  typeUnseen: (rowId: string, column: ColumnKey, text: string) => void;
  /** Delivers a poke and waits until it is dealt with. */
  poke: (version?: number | null) => Promise<void>;
  /** The network goes or comes back. */
  disconnect: (isOff: boolean) => void;
  /** What happens to each request from now on; null: it is carried. */
  meet: (mishap: Mishap | null) => void;
  /** Lets time pass and waits until the pane rests. */
  wait: (ms: number) => Promise<void>;
}>;

/** Stands between pane and service: it may carry the request, or not, and answer what it likes. */
export type Mishap = (url: string, carry: () => Promise<Response>) => Promise<Response>;

type Settings = Readonly<{
  workbook?: PageWorkbook;
  kept?: SignIn | null;
  source?: 'pane' | 'web';
  /** What stands before the client. */
  around?: (client: PlanClient) => PlanClient;
}>;

export function aPane(service: Pick<TrialService, 'url'>, settings: Settings = {}): Pane {
  const clock = aHandClock();
  const workbook = settings.workbook ?? new PageWorkbook();
  const sent: { url: string; body: unknown }[] = [];
  const files: string[] = [];
  let hearer: PokeHearer | null = null;
  let kept: SignIn | null = settings.kept ?? null;
  let isOff = false;
  let mishap: Mishap | null = null;
  const keep: SignInKeep = { read: () => kept, write: signIn => (kept = signIn) };
  const network: typeof fetch = async (input, init) => {
    if (isOff) throw new TypeError('fetch failed');
    sent.push({
      url: String(input).slice(service.url.length),
      body: typeof init?.body === 'string' ? (JSON.parse(init.body) as unknown) : null,
    });
    return mishap ? mishap(String(input), () => fetch(input, init)) : fetch(input, init);
  };
  let ids = 0;
  const { around = client => client } = settings;
  const session = new PlanSession({
    client: around(createPlanClient({ fetch: network, clock, language: () => 'vi', base: service.url })),
    workbook,
    keep,
    clock,
    random: () => 0,
    source: settings.source ?? 'pane',
    language: () => 'vi',
    newId: () => `so-${(ids += 1)}`,
    follow: (_plan, _token, heard) => {
      hearer = heard;
      heard.onState('live');
      return () => (hearer = null);
    },
    saveFile: (_file, name) => files.push(name),
  });
  /** Everything in the session happens in turn, so a turn of its own comes after all that was asked before. */
  const rest = (): Promise<void> => session.lookFurther();
  return {
    session,
    workbook,
    clock,
    keep,
    sent,
    files,
    open: () => {
      const state = session.current();
      if (state.kind !== 'open') throw new Error(`expected an open sheet, found ${JSON.stringify(state)}`);
      return state;
    },
    type: async (rowId, field, text) => {
      workbook.type(rowId, field, text);
      clock.move(1000);
      await session.goTo(rowId, field);
    },
    typeUnseen: (rowId, field, text) => workbook.type(rowId, field, text),
    poke: async (version = null) => {
      hearer?.onPoke(version);
      await rest();
    },
    disconnect: off => {
      isOff = off;
    },
    meet: next => {
      mishap = next;
    },
    wait: async ms => {
      clock.move(ms);
      const state = session.current();
      // Commands are done in turn, so one of no consequence is done after all the others.
      await session.goTo((state.kind === 'open' && state.rows[0]?.id) || '', 'rowId');
    },
  };
}

/** Signed in, with the seed plan loaded into an empty workbook. */
export async function anOpenPane(
  service: Pick<TrialService, 'url'>,
  account: string,
  person?: string,
): Promise<Pane> {
  const pane = aPane(service);
  await pane.session.start();
  await pane.session.signIn({ account, password: PASSWORD, ...(person !== undefined && { person }) });
  await pane.session.run('load');
  return pane;
}
