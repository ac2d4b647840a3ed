// An archive of files that is still arriving: how many of them are here. The service says beforehand how many there will
// be and stores them unpacked with their sizes in front, so that counting is skipping from header to header.

/** Of an archive that arrives: files that are here, and how many there will be. */
export type Counted = (done: number, all: number) => void;

/** The header of the answer that says how many files it holds. */
export const COUNT_HEADER = 'X-File-Count';

/** Reads the answer to its end, telling of each file that has arrived whole. */
export async function readCounted(response: Response, onCount: Counted): Promise<Blob> {
  const all = Number(response.headers.get(COUNT_HEADER));
  const type = response.headers.get('Content-Type') ?? 'application/zip';
  if (!response.body || !(all > 0)) return response.blob();
  const counter = new EntryCounter();
  const chunks: Uint8Array<ArrayBuffer>[] = [];
  onCount(0, all);
  for (const reader = response.body.getReader(); ;) {
    const { done, value } = await reader.read();
    if (done) return new Blob(chunks, { type });
    chunks.push(value);
    const before = counter.done;
    counter.take(value);
    if (counter.done !== before) onCount(Math.min(counter.done, all), all);
  }
}

const HEADER_BYTES = 30;
const SIGNATURE = 0x04034b50;

/** Counts the entries of an archive whose local headers hold the sizes (APPNOTE.TXT 4.3.7). */
export class EntryCounter {
  /** Entries that are over. */
  done = 0;
  /** Bytes until the next header. */
  #skip = 0;
  #header: number[] = [];
  #isInside = false;
  #isOver = false;

  take(chunk: Uint8Array): void {
    for (let at = 0; at < chunk.length && !this.#isOver;) {
      const step = Math.min(this.#skip, chunk.length - at);
      this.#skip -= step;
      at += step;
      if (this.#skip > 0) return;
      if (this.#isInside) this.done += 1;
      this.#isInside = false;
      while (at < chunk.length && this.#header.length < HEADER_BYTES) this.#header.push(chunk[at++]!);
      if (this.#header.length === HEADER_BYTES) this.#open();
    }
  }

  #open(): void {
    const view = new DataView(Uint8Array.from(this.#header).buffer);
    this.#header = [];
    if (view.getUint32(0, true) !== SIGNATURE) {
      this.#isOver = true;
      return;
    }
    this.#isInside = true;
    this.#skip = view.getUint32(18, true) + view.getUint16(26, true) + view.getUint16(28, true);
  }
}
