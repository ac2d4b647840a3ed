// Mail by SMTP, where the installation has set a server. The library is loaded only where it is used.
import type { MailSettings } from '../config.ts';

export type Mail = Readonly<{
  to: string;
  subject: string;
  text: string;
  /** The same for the same reminder, so that mail programs show a repeated one once. */
  id: string;
}>;

export type Mailer = Readonly<{
  /** Resolves once the server has taken the mail; rejects where it has not. */
  send(mail: Mail): Promise<void>;
}>;

/** A server that does not answer must not hold a request up for minutes. */
const PATIENCE_MS = 10_000;

/** Sends over one connection per mail, which ends with it. */
export function createMailer({ url, from }: MailSettings): Mailer {
  return {
    async send({ to, subject, text, id }) {
      const { createTransport } = await import('nodemailer');
      const transport = createTransport({
        url,
        connectionTimeout: PATIENCE_MS,
        greetingTimeout: PATIENCE_MS,
        socketTimeout: PATIENCE_MS,
        // Text alone: nothing in a letter may fetch a file or an address.
        disableFileAccess: true,
        disableUrlAccess: true,
      });
      try {
        await transport.sendMail({ from, to, subject, text, messageId: id, textEncoding: 'base64' });
      } finally {
        transport.close();
      }
    },
  };
}

/** A mail as a file that mail programs open as a draft. */
export async function draftOf({
  to,
  subject,
  text,
}: Readonly<{ to: string | null; subject: string; text: string }>): Promise<Buffer> {
  const { createTransport } = await import('nodemailer');
  const transport = createTransport({ streamTransport: true, buffer: true, newline: 'windows' });
  const { message } = await transport.sendMail({
    ...(to === null ? {} : { to }),
    subject,
    text,
    // Outlook opens a message with this mark for editing.
    headers: { 'X-Unsent': '1' },
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  return message as Buffer;
}
