// Whether the database server keeps what it acknowledges. Each connection sees to `synchronous_commit` itself; these
// two can only be set by whoever runs the server.
import { Client } from 'pg';
import { z } from 'zod';
import { connectionDefaults } from './connections.ts';
import { asStoreError } from './postgres-errors.ts';

const Settings = z.array(z.object({ name: z.string() }));

/** What may lose acknowledged data when the power goes, a sentence each in Vietnamese and English; empty where nothing may. */
export async function diskDoubts(url: string): Promise<readonly string[]> {
  const client = new Client({ ...connectionDefaults, connectionString: url });
  client.on('error', () => {});
  try {
    await client.connect();
    const { rows } = await client.query(
      "SELECT name FROM pg_settings WHERE name IN ('fsync', 'full_page_writes') AND setting = 'off' ORDER BY name",
    );
    return Settings.parse(rows).map(({ name }) => doubtOf(name));
  } catch (error) {
    throw asStoreError(error);
  } finally {
    await client.end().catch(() => {});
  }
}

function doubtOf(name: string): string {
  return (
    `Cảnh báo: máy chủ PostgreSQL đang đặt ${name} = off; khi mất điện có thể mất dữ liệu đã ghi. Đề nghị đặt ${name} = on.\n` +
    `Warning: the PostgreSQL server has ${name} = off, so recorded data may be lost when the power goes. Please set ${name} = on.`
  );
}
