import { describe, expect, test } from 'vitest';
import { readEventStream } from '../../../addin/client/event-stream.ts';

describe('an event stream', () => {
  test.each<[string, string[], string[]]>([
    ['one event', ['data: {"version":7}\n\n'], ['{"version":7}']],
    ['an event in pieces', ['da', 'ta: {"ver', 'sion":7}\n', '\n'], ['{"version":7}']],
    ['several events in one piece', ['data: 1\n\ndata: 2\n\n'], ['1', '2']],
    ['lines ended by a proxy’s CRLF', ['data: 1\r\n\r\ndata: 2\r\n\r\n'], ['1', '2']],
    ['data in two lines', ['data: a\ndata: b\n\n'], ['a\nb']],
    ['heartbeats and names', [': still here\n\nevent: poke\nid: 3\ndata: 1\n\n'], ['1']],
    ['an event cut off by the end', ['data: 1\n\ndata: 2'], ['1']],
  ])('[LV1] %s', async (_name, pieces, expected) => {
    const events: string[] = [];
    let heard = 0;
    await readEventStream(streamOf(pieces), { heard: () => (heard += 1), event: data => events.push(data) });
    expect({ events, heard }).toEqual({ events: expected, heard: pieces.length });
  });
});

function streamOf(pieces: readonly string[]): ReadableStream<Uint8Array> {
  return new ReadableStream({
    start: controller => {
      for (const piece of pieces) controller.enqueue(new TextEncoder().encode(piece));
      controller.close();
    },
  });
}
