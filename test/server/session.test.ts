import { describe, expect, test } from 'vitest';
import { FAILURE_LIMIT } from '../../server/session/sign-in-gate.ts';
import { aTrialService, PASSWORD, type TrialService } from './a-service.ts';

const HOUR_MS = 3_600_000;

function signInAs({ ask }: TrialService, body: unknown, headers: Record<string, string> = {}) {
  return ask('/api/session', {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', ...headers },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });
}

describe('signing in', () => {
  test('[SG1] the right password opens a session that says who, on which working day, and that this is a trial', async () => {
    const { vpUbnd, secretariat } = await aTrialService();
    expect(vpUbnd.signIn).toEqual({
      token: expect.stringMatching(/^[\w-]{43}$/),
      account: {
        id: 'vp-ubnd-tinh',
        name: 'Văn phòng Ủy ban nhân dân tỉnh',
        unit: 'vp-ubnd-tinh',
        role: 'unit',
      },
      today: '2023-05-15',
      trial: true,
    });
    expect(secretariat.signIn.account).toEqual({
      id: 'thu-ky',
      name: 'Thư ký Hội đồng',
      unit: null,
      role: 'secretariat',
    });
  });

  test('[SG2] a kept token tells whose it is', async () => {
    const { soGddt } = await aTrialService();
    const { account, today, trial } = soGddt.signIn;
    expect((await soGddt.get('/api/session')).body).toEqual({ account, today, trial });
  });

  test('[SG3] a wrong password and an unknown account are told alike', async () => {
    const service = await aTrialService();
    const wrong = await signInAs(service, { account: 'so-gddt', password: 'sai' });
    const unknown = await signInAs(service, { account: 'khong-co', password: PASSWORD });
    expect([wrong.status, wrong.body]).toEqual([
      401,
      { reason: 'wrongPassword', message: 'Tài khoản hoặc mật khẩu chưa đúng. Đề nghị kiểm tra lại.' },
    ]);
    expect([unknown.status, unknown.body]).toEqual([wrong.status, wrong.body]);
  });

  test('[SG4] a group that cannot report has no account', async () => {
    const service = await aTrialService();
    const group = await signInAs(service, { account: 'ubnd-huyen-tp', password: PASSWORD });
    expect(group.status).toBe(401);
  });

  test('[SG5] after many failures an address waits, also with the right password; later it may again', async () => {
    const service = await aTrialService();
    for (let attempt = 0; attempt < FAILURE_LIMIT; attempt += 1) {
      expect((await signInAs(service, { account: 'so-gddt', password: `sai ${attempt}` })).status).toBe(401);
    }
    const right = { account: 'so-gddt', password: PASSWORD };
    const refused = await signInAs(service, right);
    expect([refused.status, refused.body]).toEqual([
      429,
      {
        reason: 'tooManyRequests',
        message: 'Có quá nhiều yêu cầu trong thời gian ngắn. Đề nghị thử lại sau ít phút.',
      },
    ]);
    service.clock.move(HOUR_MS);
    expect((await signInAs(service, right)).status).toBe(200);
  });

  test('[SG6] guesses made all at once do not outrun the count', async () => {
    const service = await aTrialService();
    const guesses = await Promise.all(
      Array.from({ length: 3 * FAILURE_LIMIT }, (_, i) =>
        signInAs(service, { account: 'so-gddt', password: `${i}` }),
      ),
    );
    expect(guesses.filter(guess => guess.status === 401)).toHaveLength(FAILURE_LIMIT);
    expect(guesses.filter(guess => guess.status === 429)).toHaveLength(2 * FAILURE_LIMIT);
  });

  test('[SG7] a whole office may sign in from one address', async () => {
    const service = await aTrialService();
    const right = Array.from({ length: 2 * FAILURE_LIMIT }, () =>
      signInAs(service, { account: 'so-gddt', password: PASSWORD }),
    );
    expect((await Promise.all(right)).map(answer => answer.status)).toEqual(right.map(() => 200));
  });
});

describe('a session', () => {
  test('[SG8] ends when it is signed out, and only that one', async () => {
    const { soGddt, signIn, plan } = await aTrialService();
    const colleague = await signIn('so-gddt');
    expect((await soGddt.signOut()).status).toBe(204);
    expect((await soGddt.get(plan)).status).toBe(401);
    expect((await colleague.get(plan)).status).toBe(200);
  });

  test('[SG9] expires after its time', async () => {
    const { soGddt, clock, plan } = await aTrialService({ env: { SESSION_HOURS: '12' } });
    clock.move(12 * HOUR_MS - 1000);
    expect((await soGddt.get(plan)).status).toBe(200);
    clock.move(1000);
    expect((await soGddt.get(plan)).status).toBe(401);
  });

  test.each([
    { name: 'no token', header: {} },
    { name: 'a token nobody was given', header: { Authorization: `Bearer ${'a'.repeat(43)}` } },
    { name: 'another kind of credentials', header: { Authorization: 'Basic dGh1LWt5OnNhaQ==' } },
    { name: 'a token with blanks', header: { Authorization: 'Bearer a b c d e f g h i j k l m' } },
  ])('[SG10] with $name nothing is told but that one has to sign in', async ({ header }) => {
    const { ask, plan } = await aTrialService();
    const answer = await ask(`${plan}/rows`, { headers: header as Record<string, string> });
    expect([answer.status, answer.body]).toEqual([
      401,
      {
        reason: 'notSignedIn',
        message: 'Đề nghị đăng nhập để tiếp tục. Dữ liệu đang nhập vẫn được giữ nguyên.',
      },
    ]);
    expect(answer.headers.get('www-authenticate')).toBe('Bearer');
  });

  test('[SG11] one account that asks without pause is told to wait; others are not', async () => {
    const { soGddt, vpUbnd, plan } = await aTrialService({ env: { REQUESTS_PER_MINUTE: '5' } });
    const answers = [];
    for (let i = 0; i < 6; i += 1) answers.push((await soGddt.get(plan)).status);
    expect(answers.slice(0, 4)).toEqual([200, 200, 200, 200]);
    expect(answers.at(-1)).toBe(429);
    expect((await vpUbnd.get(plan)).status).toBe(200);
  });
});

describe('a sign-in that is not well formed', () => {
  test.each([
    { body: '{"account":', status: 400, reason: 'badJson' },
    { body: { account: 'so-gddt' }, status: 400, reason: 'badRequest', where: 'password' },
    { body: { account: 7, password: 'x' }, status: 400, reason: 'badRequest', where: 'account' },
    { body: [], status: 400, reason: 'badRequest', where: 'body' },
    { body: { account: 'so-gddt', password: 'x'.repeat(20_000) }, status: 413, reason: 'tooLarge' },
  ])('[SG12] is refused with $status $reason', async ({ body, status, reason, where }) => {
    const service = await aTrialService();
    const answer = await signInAs(service, body);
    expect([answer.status, answer.body]).toEqual([
      status,
      { reason, message: expect.any(String), ...(where === undefined ? {} : { where }) },
    ]);
  });

  test('[SG13] is refused with 415 where it is no JSON', async () => {
    const service = await aTrialService();
    const answer = await signInAs(service, 'account=so-gddt', {
      'Content-Type': 'application/x-www-form-urlencoded',
    });
    expect([answer.status, answer.body]).toEqual([
      415,
      {
        reason: 'unsupportedType',
        message: 'Máy chủ không nhận loại dữ liệu "application/x-www-form-urlencoded".',
      },
    ]);
  });
});
