import type { Notice, Open, SessionState, SignedIn } from './session-state.ts';

/** The state of a session and those who look at it. */
export class SessionStore {
  #state: SessionState = { kind: 'starting' };
  readonly #listeners = new Set<() => void>();

  get state(): SessionState {
    return this.#state;
  }

  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  become(state: SessionState): void {
    this.#state = state;
    for (const listener of this.#listeners) listener();
  }

  /** Changes part of a signed-in state; of a signed-out one there is nothing to change. */
  patch(part: Partial<Open>): void {
    const state = this.#state;
    if (state.kind === 'open') this.become({ ...state, ...part });
    else if (state.kind === 'signedIn') {
      const { busy = state.busy, notice = state.notice, connection = state.connection } = part;
      this.become({ ...state, busy, notice, connection });
    }
  }

  say(notice: Notice): void {
    this.patch({ notice });
  }

  /** Good news is old once somebody goes on typing; trouble and a way back stay. */
  forgetGoodNews(): void {
    const { notice } = this;
    if (notice && !notice.undo && notice.tone !== 'error') this.patch({ notice: null });
  }

  get notice(): Notice | null {
    return 'notice' in this.#state ? this.#state.notice : null;
  }

  get present(): SignedIn | Open {
    const state = this.#state;
    if (state.kind === 'signedIn' || state.kind === 'open') return state;
    throw new Error(`expected a signed-in session, found ${state.kind}`);
  }

  get open(): Open {
    const state = this.#state;
    if (state.kind === 'open') return state;
    throw new Error(`expected an open sheet, found ${state.kind}`);
  }
}
