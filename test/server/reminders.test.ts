import { describe, expect, test } from 'vitest';
import type { ErrorAnswer } from '../../plan/http.ts';
import type { ContactsAnswer, RemindAnswer, RemindersAnswer } from '../../plan/period/period-http.ts';
import { aMailServer } from './a-mail-server.ts';
import { aTrialService } from './a-service.ts';

const FROM = 'Thư ký Hội đồng <thu-ky@thaibinh.example>';

describe('reminders', () => {
  test('[NH4] go by mail to units that have not reported, once a day, and are in the log', async () => {
    const mail = await aMailServer();
    const { secretariat, soGddt, plan } = await aTrialService({
      env: { SMTP_URL: mail.url, MAIL_FROM: FROM },
    });
    const contacts = [
      { unit: 'so-gddt', email: 'so-gddt@thaibinh.example' },
      { unit: 'vp-ubnd-tinh', email: 'vp@thaibinh.example' },
    ];
    const known = await secretariat.put<ContactsAnswer>(`${plan}/contacts`, { contacts });
    expect(known.body.contacts.filter(each => each.email !== null)).toEqual(expect.arrayContaining(contacts));
    const path = `${plan}/periods/2/reminders`;
    const before = (await secretariat.get<RemindersAnswer>(path)).body;
    const school = before.units.find(each => each.unit === 'so-gddt')!;
    expect({ ...school, mailto: '', text: '' }).toMatchObject({
      ...{ email: 'so-gddt@thaibinh.example', state: 'entering', reported: 0, remindedToday: false },
      ...{ tasks: [13, 14], lastReminder: null },
    });

    const remind = async (units: readonly string[], channel = 'mail') =>
      (await secretariat.post<RemindAnswer>(path, { units, channel })).body.results;
    mail.refuse('vp@thaibinh.example');
    expect(
      (await remind(['so-gddt', 'vp-ubnd-tinh', 'ban-tdkt'])).map(each => [each.unit, each.kind]),
    ).toEqual([
      ['so-gddt', 'sent'],
      ['vp-ubnd-tinh', 'failed'],
      ['ban-tdkt', 'skipped'],
    ]);
    mail.accept('vp@thaibinh.example');
    expect((await remind(['so-gddt', 'vp-ubnd-tinh'])).map(each => [each.unit, each.kind])).toEqual([
      ['so-gddt', 'skipped'],
      ['vp-ubnd-tinh', 'sent'],
    ]);
    expect((await remind(['ban-tdkt'], 'hand')).map(each => each.kind)).toEqual(['noted']);
    expect(mail.taken.map(each => each.to)).toEqual([['so-gddt@thaibinh.example'], ['vp@thaibinh.example']]);
    const { message } = mail.taken[0]!;
    const body = Buffer.from(message.slice(message.indexOf('\r\n\r\n')), 'base64').toString();
    expect(body.replaceAll('\r\n', '\n').trim()).toBe(school.text);
    expect(message).toMatch(/^Message-ID: <38-kh-hdtdkt-2023\.2\.so-gddt\.2023-05-15@phu-luc\.invalid>/m);

    const after = (await secretariat.get<RemindersAnswer>(path)).body;
    expect(after.units.find(each => each.unit === 'so-gddt')).toMatchObject({
      remindedToday: true,
      lastReminder: { channel: 'mail', by: 'Thư ký Hội đồng', day: '2023-05-15' },
    });
    await soGddt.post(`${plan}/periods/2/submit`, {});
    const rest = (await secretariat.get<RemindersAnswer>(path)).body.units.map(each => each.unit);
    expect(rest).not.toContain('so-gddt');
  });

  test('[NH5] without a mail server are copied or opened as a draft; what is asked wrongly is refused', async () => {
    const { secretariat, plan } = await aTrialService();
    const path = `${plan}/periods/2/reminders`;
    const answer = (await secretariat.get<RemindersAnswer>(path)).body;
    expect(answer.mail).toBe(false);
    const draft = (await secretariat.bytes(`${path}/so-gddt/draft.eml`)).toString();
    expect(draft).toContain('X-Unsent: 1\r\n');
    const post = async (body: unknown) => {
      const { status, body: told } = await secretariat.post<ErrorAnswer>(path, body);
      return [status, told.reason, told.where];
    };
    const put = async (contacts: unknown) => {
      const { status, body: told } = await secretariat.put<ErrorAnswer>(`${plan}/contacts`, { contacts });
      return [status, told.reason, told.where];
    };
    expect([
      await post({ units: ['so-gddt'], channel: 'mail' }),
      await post({ units: [], channel: 'hand' }),
      await post({ units: ['so-gddt'], channel: 'pigeon' }),
      await put([{ unit: 'so-gddt', email: 'a@b.vn\r\nBcc: c@d.vn' }]),
      await put([{ unit: 'khong-co', email: 'a@b.vn' }]),
    ]).toEqual([
      [409, 'mailNotSet', undefined],
      [400, 'badRequest', 'units'],
      [400, 'badRequest', 'channel'],
      [400, 'badRequest', 'contacts.0.email'],
      [400, 'badRequest', 'contacts.0.unit'],
    ]);
    const none = await secretariat.get(`${path}/khong-co/draft.eml`);
    expect(none.status).toBe(404);
  });
});
