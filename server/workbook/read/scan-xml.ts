// One pass over a part's XML, in pieces, with a parser that knows no entities but XML's own five.
import { SaxesParser } from 'saxes';
import type { ReadLimits } from './read-limits.ts';
import { damaged, tooComplex, Unreadable } from './unreadable.ts';

export type Attributes = Readonly<Record<string, string>>;

/** Names come without their prefix. */
export type XmlListener = Readonly<{
  open?(name: string, attributes: Attributes): void;
  close?(name: string): void;
  text?(text: string): void;
}>;

const PIECE_BYTES = 64 * 1024;

/** Thrown by a listener that has seen enough. */
export class Enough extends Error {
  override readonly name = 'Enough';
}

/** Tells the listener what the part holds. Throws `Unreadable` where it is not well-formed or declares a document type. */
export function scanXml(bytes: Uint8Array, limits: Pick<ReadLimits, 'depth'>, listener: XmlListener): void {
  const parser = new SaxesParser<{ xmlns: false; position: false }>({ xmlns: false, position: false });
  let depth = 0;
  parser.on('error', () => {
    throw damaged();
  });
  parser.on('doctype', () => {
    throw new Unreadable('workbookUnsafe');
  });
  parser.on('opentag', ({ name, attributes }) => {
    depth += 1;
    if (depth > limits.depth) throw tooComplex(`${limits.depth} levels`);
    listener.open?.(localName(name), attributes);
  });
  parser.on('closetag', ({ name }) => {
    depth -= 1;
    listener.close?.(localName(name));
  });
  const { text } = listener;
  if (text) {
    parser.on('text', text);
    parser.on('cdata', text);
  }
  try {
    const decoder = decoderOf(bytes);
    for (let at = 0; at < bytes.length; at += PIECE_BYTES) {
      parser.write(decode(decoder, bytes.subarray(at, at + PIECE_BYTES), true));
    }
    parser.write(decode(decoder, undefined, false)).close();
  } catch (error) {
    if (!(error instanceof Enough)) throw error;
  }
}

/** The value of an attribute whatever its prefix, as `r:id`. */
export function prefixed(attributes: Attributes, name: string): string | undefined {
  const key = Object.keys(attributes).find(each => each.endsWith(`:${name}`));
  return key === undefined ? undefined : attributes[key];
}

function localName(name: string): string {
  const colon = name.indexOf(':');
  return colon < 0 ? name : name.slice(colon + 1);
}

function decoderOf(bytes: Uint8Array): TextDecoder {
  const mark = `${bytes[0]} ${bytes[1]}`;
  const encoding = mark === '255 254' ? 'utf-16le' : mark === '254 255' ? 'utf-16be' : 'utf-8';
  return new TextDecoder(encoding, { fatal: true });
}

function decode(decoder: TextDecoder, piece: Uint8Array | undefined, stream: boolean): string {
  try {
    return decoder.decode(piece, { stream });
  } catch {
    throw damaged();
  }
}
