import { WorkbookFailure } from '../excel/workbook-failure.ts';

/**
 * A command that somebody may stop. What has been done stays done and what is half done is undone by whoever does it:
 * it asks here where it may end.
 */
export class Stopping {
  #isOpen = false;
  #isAsked = false;
  #tell: () => void = () => undefined;

  begin(): void {
    this.#isOpen = true;
    this.#isAsked = false;
  }

  /** From here on the command goes through to its end. */
  end(): void {
    this.#isOpen = false;
    this.#isAsked = false;
  }

  ask(): void {
    if (!this.#isOpen) return;
    this.#isAsked = true;
    this.#tell();
  }

  get isAsked(): boolean {
    return this.#isAsked;
  }

  stopIfAsked(): void {
    if (this.#isAsked) throw new WorkbookFailure('stopped');
  }

  /** The answer; a stop while it is awaited is thrown, and what is answered then is heard by nobody. */
  async orStop<Value>(answer: Promise<Value>): Promise<Value> {
    const first = await this.orStopped(answer);
    if (first === 'stopped') throw new WorkbookFailure('stopped');
    return first;
  }

  /** The same with the stop as a value, for whoever has something to put in order first. */
  async orStopped<Value>(answer: Promise<Value>): Promise<Value | 'stopped'> {
    if (this.#isAsked) return 'stopped';
    if (!this.#isOpen) return answer;
    const asked = new Promise<'stopped'>(resolve => (this.#tell = () => resolve('stopped')));
    return Promise.race([answer, asked]);
  }
}
