/**
 * Cuts a text/event-stream into the data of its events. Lines that begin with a colon are heartbeats and carry
 * nothing; `heard` is told of every piece that arrives, heartbeats included.
 * Format: https://html.spec.whatwg.org/multipage/server-sent-events.html
 */
export async function readEventStream(
  body: ReadableStream<Uint8Array>,
  { heard, event }: Readonly<{ heard: () => void; event: (data: string) => void }>,
): Promise<void> {
  const reader = body.getReader();
  const decoder = new TextDecoder();
  let rest = '';
  let data: string[] = [];
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return;
    heard();
    const lines = (rest + decoder.decode(value, { stream: true })).split(/\r\n|\n|\r/);
    rest = lines.pop() ?? '';
    for (const line of lines) {
      if (line.startsWith('data:')) data.push(line.slice(5).replace(/^ /, ''));
      else if (line === '' && data.length > 0) {
        event(data.join('\n'));
        data = [];
      }
    }
  }
}
