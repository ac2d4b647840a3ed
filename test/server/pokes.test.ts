import { describe, expect, onTestFinished, test } from 'vitest';
import { HEARTBEAT_MS } from '../../server/routes/pokes-routes.ts';
import { aTrialService, type Person, type TrialService } from './a-service.ts';

type Stream = Readonly<{
  headers: Headers;
  /** The next piece that arrives; null at the end of the stream. */
  next(): Promise<string | null>;
}>;

async function listen({ url, plan }: TrialService, person: Person): Promise<Stream> {
  const hangUp = new AbortController();
  onTestFinished(() => hangUp.abort());
  const response = await fetch(`${url}${plan}/pokes`, {
    headers: { Authorization: `Bearer ${person.token}` },
    signal: hangUp.signal,
  });
  const reader = response.body!.getReader();
  return {
    headers: response.headers,
    next: async () => {
      const { value } = await reader.read();
      return value === undefined ? null : new TextDecoder().decode(value);
    },
  };
}

describe('pokes', () => {
  test('[PK1] tell the version at once, and each new one', async () => {
    const service = await aTrialService();
    const stream = await listen(service, service.secretariat);
    expect(stream.headers.get('content-type')).toBe('text/event-stream; charset=utf-8');
    expect(await stream.next()).toBe('data: {"version":0}\n\n');
    const [row] = (await service.vpUbnd.rows()).rows;
    await service.vpUbnd.push({ rowId: row!.id, field: 'note', value: 'Mới' });
    expect(await stream.next()).toBe('data: {"version":1}\n\n');
  });

  test('[PK2] a heartbeat keeps the line open while nothing happens', async () => {
    const service = await aTrialService();
    const stream = await listen(service, service.vpUbnd);
    await stream.next();
    service.clock.move(HEARTBEAT_MS);
    expect(await stream.next()).toBe(':\n\n');
  });

  test('[PK3] end when the session is signed out', async () => {
    const service = await aTrialService();
    const stream = await listen(service, service.vpUbnd);
    await stream.next();
    await service.vpUbnd.signOut();
    expect(await stream.next()).toBeNull();
  });

  test('[PK4] end when the session expires', async () => {
    const service = await aTrialService({ env: { SESSION_HOURS: '1' } });
    const stream = await listen(service, service.vpUbnd);
    await stream.next();
    service.clock.move(3_600_000);
    const rest = [];
    for (let piece = await stream.next(); piece !== null; piece = await stream.next()) rest.push(piece);
    expect(rest.join('').replaceAll(':\n\n', '')).toBe('');
  });

  test('[PK5] end when the service stops, which does not wait for listeners', async () => {
    const service = await aTrialService();
    const stream = await listen(service, service.vpUbnd);
    await stream.next();
    await service.stop();
    expect(await stream.next()).toBeNull();
  });
});
