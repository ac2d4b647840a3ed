// One archive with the workbook of every unit, for the secretariat.
import JSZip from 'jszip';
import { describe, expect, test } from 'vitest';
import { readPlanFile } from '../../../server/workbook/read/read-plan-file.ts';
import { aTrialService } from '../a-service.ts';
import { sendFile } from './file-stories.ts';

describe('the files of all units', () => {
  test('[WH5] the secretariat gets one archive with the file of every unit that has rows, each as its unit would get it', async () => {
    const { secretariat, vpUbnd, plan, url } = await aTrialService();
    const answer = await secretariat.get<Buffer>(`${plan}/workbooks.zip`);
    const zip = await JSZip.loadAsync(answer.body, { checkCRC32: true });
    const { rows } = await secretariat.rows();
    const units = [...new Set(rows.map(({ unit }) => unit))].sort();
    const planId = plan.split('/').at(-1);
    const files = await Promise.all(Object.values(zip.files).map(file => file.async('nodebuffer')));
    const readings = files.map(file => readPlanFile(file));
    const own = files[readings.findIndex(({ hidden }) => hidden?.unit === 'vp-ubnd-tinh')]!;
    expect({
      status: answer.status,
      type: answer.headers.get('Content-Type'),
      name: answer.headers.get('Content-Disposition'),
      count: answer.headers.get('X-File-Count'),
      names: Object.keys(zip.files).sort(),
      units: readings.map(({ hidden }) => hidden?.unit).sort(),
      lines: readings.reduce((sum, { lines }) => sum + lines.length, 0) >= rows.length,
      back: await sendFile(url, vpUbnd, own).then(({ trusted, outcomes }) => ({ trusted, outcomes })),
    }).toEqual({
      status: 200,
      type: 'application/zip',
      name: `attachment; filename=${planId}.zip`,
      count: String(units.length),
      names: units.map(unit => `${planId}_${unit}.xlsx`),
      units,
      lines: true,
      back: { trusted: true, outcomes: [] },
    });
  });

  test('[WH6] a unit is refused the archive', async () => {
    const { vpUbnd, plan } = await aTrialService();
    const { status, body } = await vpUbnd.get(`${plan}/workbooks.zip`);
    expect([status, body.reason]).toEqual([403, 'secretariatOnly']);
  });
});
