import { readFileSync } from 'node:fs';
import { createServer, type RequestListener, type Server } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import type { Config } from './config.ts';
import { StartError } from './start-error.ts';

/** Starts listening; answers the server and the port, which the system chose where 0 was asked for. */
export async function listen(
  app: RequestListener,
  { host, port, tls }: Pick<Config, 'host' | 'port' | 'tls'>,
): Promise<Readonly<{ server: Server; port: number }>> {
  const server = tls
    ? createTlsServer({ cert: readFileSync(tls.certFile), key: readFileSync(tls.keyFile) }, app)
    : createServer(app);
  // Longer than a proxy keeps its own end open, or it would send a request into a closing connection.
  server.keepAliveTimeout = 65_000;
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      server.off('error', reject);
      resolve();
    });
  }).catch((error: NodeJS.ErrnoException) => {
    throw told(error, host, port);
  });
  return { server, port: (server.address() as AddressInfo).port };
}

function told(error: NodeJS.ErrnoException, host: string, port: number): Error {
  switch (error.code) {
    case 'EADDRINUSE':
      return new StartError(
        `Cổng ${port} đang được một chương trình khác dùng. Đề nghị dừng chương trình đó hoặc chọn cổng khác, ví dụ PORT=${port + 1}.\n` +
          `Port ${port} is in use. Stop the other program or choose another port, e.g. PORT=${port + 1}.`,
      );
    case 'EACCES':
      return new StartError(
        `Không có quyền mở cổng ${port}. Đề nghị chọn cổng từ 1024 trở lên. / No permission to open port ${port}.`,
      );
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
      return new StartError(
        `Máy này không có địa chỉ ${host} (HOST). / This machine has no address ${host} (HOST).`,
      );
    default:
      return error;
  }
}
