// `npm run excel`: the add-in in a real Excel on Windows or Mac, over https on localhost with development certificates.
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { ensureInstalled, root } from './installed.mjs';

ensureInstalled();
if (process.platform !== 'win32' && process.platform !== 'darwin') {
  console.error(
    'Lệnh này cần Excel trên Windows hoặc Mac. Để thử không cần Excel: npm start, rồi mở trang /excel.',
  );
  console.error('This needs Excel on Windows or Mac. To try without Excel: npm start, then open /excel.');
  process.exit(1);
}

const { ensureBuilt } = await import('./built.mjs');
ensureBuilt();
const { ensureCertificatesAreInstalled } = await import('office-addin-dev-certs');
const { localhostCertificatePath, localhostKeyPath } = (
  await import('office-addin-dev-certs/lib/defaults.js')
).default;
await ensureCertificatesAreInstalled();

const service = spawn(process.execPath, [join(root, 'build', 'server', 'main.js'), 'trial'], {
  cwd: root,
  stdio: 'inherit',
  env: {
    ...process.env,
    PORT: '3000',
    TLS_CERT: localhostCertificatePath,
    TLS_KEY: localhostKeyPath,
    PUBLIC_URL: 'https://localhost:3000',
  },
});
const excel = spawn('npx', ['office-addin-debugging', 'start', 'manifest.xml', 'desktop'], {
  cwd: root,
  stdio: 'inherit',
  shell: true,
});
excel.on('exit', code => code && service.kill());
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => service.kill(signal));
service.on('exit', code => process.exit(code ?? 0));
