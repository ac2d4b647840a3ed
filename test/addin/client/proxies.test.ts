// The live channel through real proxies of the bad kind: one that buffers, one that cuts. Real sockets, the clock by hand.
import { createServer, request as ask, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, onTestFinished, test } from 'vitest';
import { followPokes, type LiveState } from '../../../addin/client/follow-pokes.ts';
import { aTrialService, type TrialService } from '../../server/a-service.ts';
import { aHandClock } from '../a-hand-clock.ts';

type Manners = (answer: IncomingMessage, response: ServerResponse) => void;

/** Passes the headers on and keeps the body until its end, as a proxy with response buffering. */
const buffers: Manners = (answer, response) => {
  response.writeHead(answer.statusCode ?? 502, answer.headers);
  response.flushHeaders();
  const kept: Buffer[] = [];
  answer.on('data', (piece: Buffer) => kept.push(piece));
  answer.on('end', () => response.end(Buffer.concat(kept)));
};

/** Passes one piece on and closes, as a proxy that allows no long answers. */
const cuts: Manners = (answer, response) => {
  response.writeHead(answer.statusCode ?? 502, answer.headers);
  answer.once('data', (piece: Buffer) => {
    response.end(piece);
    answer.destroy();
  });
};

async function through(service: TrialService, manners: Manners): Promise<string> {
  const proxy = createServer((request, response) => {
    const onward = ask(service.url + request.url, { headers: request.headers }, answer =>
      manners(answer, response),
    );
    onward.on('error', () => response.destroy());
    response.on('close', () => onward.destroy());
    onward.end();
  });
  await new Promise<void>(resolve => proxy.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    proxy.closeAllConnections();
    proxy.close();
  });
  return `http://127.0.0.1:${(proxy.address() as AddressInfo).port}`;
}

/** A follower that tells when it reaches a state. */
function aFollower(service: TrialService, url: string) {
  const clock = aHandClock();
  const states: LiveState[] = [];
  const pokes: (number | null)[] = [];
  let hear: () => void = () => undefined;
  const stop = followPokes({
    fetch,
    clock,
    random: () => 0.5,
    url: `${url}${service.plan}/pokes`,
    token: service.vpUbnd.token,
    onPoke: version => {
      pokes.push(version);
      hear();
    },
    onState: state => {
      states.push(state);
      hear();
    },
  });
  onTestFinished(stop);
  const until = async (isSo: () => boolean): Promise<void> => {
    while (!isSo()) await new Promise<void>(resolve => (hear = resolve));
  };
  return { clock, states, pokes, until };
}

describe('a proxy', () => {
  test('[LV7] that buffers is found out by its silence, and changes are asked for instead', async () => {
    const service = await aTrialService();
    const far = aFollower(service, await through(service, buffers));
    far.clock.move(8_000);
    await far.until(() => far.states.length > 1 && far.pokes.length > 0);
    const before = far.pokes.length;
    far.clock.move(15_000);
    expect({ states: far.states, pokes: far.pokes, polled: far.pokes.length - before }).toEqual({
      states: ['connecting', 'buffered'],
      pokes: [null, null],
      polled: 1,
    });
  });

  test('[LV3] that cuts is asked behind, and the line is opened again', async () => {
    const service = await aTrialService();
    const far = aFollower(service, await through(service, cuts));
    await far.until(() => far.states.includes('polling'));
    far.clock.move(1_000);
    await far.until(() => far.states.length > 4);
    expect({ states: far.states.slice(0, 5), first: far.pokes.slice(0, 3) }).toEqual({
      states: ['connecting', 'live', 'polling', 'live', 'polling'],
      first: [0, null, 0],
    });
  });

  test('[LV2] that passes everything on leaves the line live', async () => {
    const service = await aTrialService();
    const far = aFollower(service, await through(service, (answer, response) => void answer.pipe(response)));
    await far.until(() => far.states.includes('live'));
    await service.vpUbnd.push({ rowId: '06.VPUBND', field: 'note', value: 'Mới' });
    await far.until(() => far.pokes.includes(1));
    expect(far.states).toEqual(['connecting', 'live']);
  });
});
