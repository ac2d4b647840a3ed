// A real SMTP server on a free port, and what it has taken.
import type { AddressInfo } from 'node:net';
import { SMTPServer } from 'smtp-server';
import { onTestFinished } from 'vitest';

export type MailServer = Readonly<{
  /** smtp://… */
  url: string;
  /** To whom, and the whole message as it came. */
  taken: readonly Readonly<{ to: readonly string[]; message: string }>[];
  /** From now on it refuses this recipient. */
  refuse(address: string): void;
  accept(address: string): void;
}>;

/** Until the test ends. */
export async function aMailServer(): Promise<MailServer> {
  const server = await startMailServer();
  onTestFinished(server.end);
  return server;
}

export async function startMailServer(): Promise<MailServer & Readonly<{ end: () => Promise<void> }>> {
  const taken: { to: string[]; message: string }[] = [];
  const refused = new Set<string>();
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onRcptTo: ({ address }, _session, done) =>
      done(refused.has(address) ? new Error('550 no such box') : undefined),
    onData: (stream, { envelope }, done) => {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        taken.push({
          to: envelope.rcptTo.map(({ address }) => address),
          message: Buffer.concat(chunks).toString(),
        });
        done();
      });
    },
  });
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `smtp://127.0.0.1:${(server.server.address() as AddressInfo).port}`,
    taken,
    refuse: address => void refused.add(address),
    accept: address => void refused.delete(address),
    end: () => new Promise<void>(resolve => server.close(() => resolve())),
  };
}
