import { gunzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import type { RowsAnswer } from '../../../plan/http.ts';
import type { Row } from '../../../plan/row.ts';
import { PackedRows } from '../../../server/http/packed-rows.ts';
import { aPlan, rowsOf } from '../a-plan.ts';
import { aTrialService } from '../a-service.ts';

const plain = rowsOf(aPlan('ke-hoach-thu', { taskCount: 300 }));

const brackets = { head: '[', tail: ']' };

async function read(packed: PackedRows, view: string, state: string, rows: readonly Row[]): Promise<unknown> {
  const file = await packed.file({ view, state, rows: () => rows, ...brackets });
  return JSON.parse(gunzipSync(file).toString());
}

function withNote(rows: readonly Row[], at: number, note: string): Row[] {
  return rows.map((row, index) => (index === at ? { ...row, fields: { ...row.fields, note } } : row));
}

describe('all rows of a plan', () => {
  test('[HT4] come from pieces that are kept, and are those that stand now', async () => {
    const packed = new PackedRows();
    expect(plain.length).toBeGreaterThan(300);
    const states: readonly (readonly Row[])[] = [
      plain,
      withNote(plain, 0, 'Dòng đầu'),
      withNote(plain, plain.length - 1, 'Dòng cuối'),
      plain.slice(1),
      [],
      plain,
    ];
    for (const [index, rows] of states.entries()) {
      expect(await read(packed, 'thu-ky', `state ${index}`, rows)).toEqual(rows);
    }
  });

  test('[HT4] are not even gone through where nothing changed, and are read anew for other eyes', async () => {
    const packed = new PackedRows();
    await read(packed, 'thu-ky', 'one', plain);
    const unread = () => {
      throw new Error('expected what is kept');
    };
    const asked = { view: 'thu-ky', state: 'one', rows: unread };
    const kept = await packed.file({ ...asked, ...brackets });
    expect(JSON.parse(gunzipSync(kept).toString())).toEqual(plain);
    const named = await packed.file({ ...asked, head: '{"rows":[', tail: ']}' });
    expect(JSON.parse(gunzipSync(named).toString())).toEqual({ rows: plain });
    expect(await read(packed, 'so-gddt', 'one', plain.slice(0, 3))).toEqual(plain.slice(0, 3));
  });

  test('[HT4] are kept of those who asked last, up to a limit', async () => {
    const packed = new PackedRows(plain.length + 10);
    await read(packed, 'first', 'one', plain);
    await read(packed, 'second', 'one', plain.slice(0, 200));
    let asked = 0;
    const rows = () => {
      asked += 1;
      return plain;
    };
    await packed.file({ view: 'second', state: 'one', rows, ...brackets });
    expect(asked).toBe(0);
    await packed.file({ view: 'first', state: 'one', rows, ...brackets });
    expect(asked).toBe(1);
  });

  test('[HT4] are the same to those who can read them packed and those who cannot, after each edit', async () => {
    const { secretariat, plan } = await aTrialService();
    for (const note of ['Một', 'Hai']) {
      const { rows } = await secretariat.rows();
      const [row] = rows;
      await secretariat.push({ rowId: row!.id, field: 'note', value: note, base: row!.versions.note });
      const ask = (encoding: string) =>
        secretariat.get<RowsAnswer>(`${plan}/rows`, { 'Accept-Encoding': encoding });
      const [packed, open] = [await ask('gzip'), await ask('identity')];
      expect(packed.body.rows[0]!.fields.note).toBe(note);
      expect(packed.body).toEqual(open.body);
    }
  });
});
