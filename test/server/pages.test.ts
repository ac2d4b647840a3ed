import { get, type IncomingHttpHeaders } from 'node:http';
import { gzipSync } from 'node:zlib';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { aDataDirectory } from './a-data-directory.ts';
import { aTrialService } from './a-service.ts';

describe('pages', () => {
  test.each([
    { path: '/', title: 'index' },
    { path: '/tong-hop', title: 'dashboard' },
    { path: '/taskpane.html', title: 'taskpane' },
    { path: '/excel', title: 'excel' },
    { path: '/excel/pane.html', title: 'pane' },
  ])('[PG1] $path is a page that is asked for anew each time', async ({ path: page, title }) => {
    const { ask } = await aTrialService();
    const answer = await ask(page);
    expect([answer.status, String(answer.body)]).toEqual([200, `<!doctype html><title>${title}</title>`]);
    expect(answer.headers.get('content-type')).toBe('text/html; charset=utf-8');
    expect(answer.headers.get('cache-control')).toBe('no-cache');
  });

  test('[PG2] scripts and styles are kept for good, since their names change with their content', async () => {
    const { ask } = await aTrialService();
    const answer = await ask('/assets/pane-1a2b3c.js');
    expect([answer.status, answer.headers.get('cache-control')]).toEqual([
      200,
      'public, max-age=31536000, immutable',
    ]);
    expect((await ask('/assets/gone.js')).status).toBe(404);
  });

  test('[PG11] whoever can read it gets a script packed, as it was packed when it was built', async () => {
    const { url } = await aTrialService();
    const asked = async (name: string, encoding: string) => {
      const { headers, body } = await rawAnswer(`${url}/assets/${name}`, encoding);
      return [headers['content-encoding'], headers['content-type'], headers['vary'], body.length];
    };
    const packed = gzipSync('export {};').length;
    const type = 'text/javascript; charset=utf-8';
    expect(await asked('pane-1a2b3c.js', 'gzip')).toEqual(['gzip', type, 'Accept-Encoding', packed]);
    expect(await asked('pane-1a2b3c.js', 'identity')).toEqual([undefined, type, 'Accept-Encoding', 10]);
    expect(await asked('plain-4d5e6f.js', 'gzip')).toEqual([undefined, type, 'Accept-Encoding', 10]);
  });

  test('[PG3] the manifest’s icons and, in a trial, Microsoft’s Excel client are there', async () => {
    const { ask } = await aTrialService();
    expect((await ask('/icons/app-32.png')).headers.get('content-type')).toBe('image/png');
    expect((await ask('/office-js/excel-web-16.00.debug.js')).status).toBe(200);
  });

  test.each(['/../package.json', '/assets/..%2f..%2fpackage.json', '/data', '/nothing'])(
    '[PG4] %s is not found',
    async address => {
      const { ask } = await aTrialService();
      expect((await ask(address)).status).toBeGreaterThanOrEqual(400);
    },
  );

  test('[PG5] pages may stand in Excel’s frames and run Office.js, and nobody else’s scripts', async () => {
    const { ask } = await aTrialService({ env: { FRAME_ANCESTORS: "'self' https://excel.example" } });
    const { headers } = await ask('/taskpane.html');
    const policy = new Map(
      headers
        .get('content-security-policy')!
        .split(';')
        .map(part => part.trim().split(' '))
        .map(([name, ...sources]) => [name, sources]),
    );
    expect(policy.get('frame-ancestors')).toEqual(["'self'", 'https://excel.example']);
    expect(policy.get('script-src')).toContain('https://appsforoffice.microsoft.com');
    expect(policy.get('script-src')).not.toContain("'unsafe-inline'");
    expect(policy.get('style-src')).toEqual(["'self'", "'unsafe-inline'"]);
    expect(headers.get('x-frame-options')).toBeNull();
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('x-powered-by')).toBeNull();
  });

  test('[PG6] the manifest names the address that people use', async () => {
    const { ask } = await aTrialService({ env: { PUBLIC_URL: 'https://phuluc.example.vn/' } });
    const answer = await ask('/manifest.xml');
    expect(answer.headers.get('content-type')).toBe('application/xml; charset=utf-8');
    expect(String(answer.body)).toContain('"https://phuluc.example.vn/taskpane.html"');
    expect(String(answer.body)).not.toContain('localhost');
  });

  test('[PG13] a catalogue on premises gets the same add-in without version overrides, at the same address', async () => {
    const { ask } = await aTrialService({ env: { PUBLIC_URL: 'https://phuluc.example.vn/' } });
    const [modern, classic] = await Promise.all(
      ['/manifest.xml', '/manifest-classic.xml'].map(async path => {
        const answer = await ask(path);
        expect(answer.headers.get('content-type')).toBe('application/xml; charset=utf-8');
        return String(answer.body);
      }),
    );
    const before = modern!.slice(0, modern!.indexOf('<VersionOverrides')).replace(/ xmlns:bt="[^"]*"/, '');
    expect(classic).toBe(`${before.trimEnd()}\n</OfficeApp>\n`);
    expect(classic).toContain('"https://phuluc.example.vn/taskpane.html"');
    expect(classic).not.toMatch(/localhost|bt:|resid/);
  });
});

describe('what is not there', () => {
  test('[PG7] an unknown address of the API is told as JSON, in the language asked for', async () => {
    const { ask } = await aTrialService();
    const answer = await ask('/api/nothing', { headers: { 'Accept-Language': 'en' } });
    expect([answer.status, answer.body]).toEqual([
      404,
      { reason: 'notFound', message: 'What was asked for could not be found.' },
    ]);
  });

  test('[PG8] an address that cannot be decoded is refused, not a failure', async () => {
    const { secretariat } = await aTrialService();
    expect((await secretariat.get('/api/plans/%E0%A4%A')).status).toBe(400);
  });

  test('[PG9] a failure nobody foresaw tells a code and no more', async () => {
    const manifest = path.join(aDataDirectory(), 'missing.xml');
    const { ask } = await aTrialService({ places: { manifest } });
    const answer = await ask('/manifest.xml');
    expect([answer.status, answer.body]).toEqual([
      500,
      {
        reason: 'internal',
        message: expect.stringMatching(/báo cho thư ký kèm mã [0-9a-f]{8}\.$/),
      },
    ]);
    writeFileSync(manifest, '<x/>');
    expect((await ask('/manifest.xml')).status).toBe(200);
  });

  test('[PG10] it is alive and ready', async () => {
    const { ask } = await aTrialService();
    const [alive, ready] = [await ask('/healthz'), await ask('/readyz')];
    expect([alive.status, alive.body, ready.status, ready.body]).toEqual([
      200,
      { status: 'ok' },
      200,
      { status: 'ready' },
    ]);
  });

  test('[PG12] the page that checks files without a network is handed out as a file to keep', async () => {
    const { ask } = await aTrialService();
    const answer = await ask('/kiem-tra-tep.html');
    expect([answer.status, String(answer.body), answer.headers.get('content-disposition')]).toEqual([
      200,
      '<!doctype html><title>kiem-tra-tep</title>',
      'attachment; filename=kiem-tra-tep.html',
    ]);
  });
});

/** The answer as it comes over the line; `fetch` would unpack it. */
function rawAnswer(url: string, encoding: string): Promise<{ headers: IncomingHttpHeaders; body: Buffer }> {
  return new Promise((resolve, reject) => {
    get(url, { headers: { 'accept-encoding': encoding } }, answer => {
      const parts: Buffer[] = [];
      answer.on('data', (part: Buffer) => parts.push(part));
      answer.on('end', () => resolve({ headers: answer.headers, body: Buffer.concat(parts) }));
    }).on('error', reject);
  });
}
