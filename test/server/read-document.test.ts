import { readFileSync } from 'node:fs';
import ExcelJS from 'exceljs';
import JSZip from 'jszip';
import { describe, expect, test } from 'vitest';
import type { ErrorAnswer, PlansAnswer, ReadPlanAnswer } from '../../plan/http.ts';
import { readingDifferences } from '../../plan/read/reading-differences.ts';
import { aTrialService, type TrialService } from './a-service.ts';
import { tasks } from './workbook/seed-plan.ts';

const seed = readFileSync(new URL('../../seeds/38-KH-HDTDKT-2023.txt', import.meta.url));
const clerk = JSON.parse(
  readFileSync(new URL('../data/plan-38-2023.truth.json', import.meta.url), 'utf8'),
) as {
  tasks: readonly Readonly<{ no: number; titleCorrected: string; coordinatingCorrected: string }>[];
};
const headers = ['Stt', 'Nội dung', 'Cơ quan chủ trì', 'Cơ quan phối hợp', 'Thời gian thực hiện'];

async function read<Body = ReadPlanAnswer>(
  service: TrialService,
  body: Uint8Array | string,
  type = 'application/octet-stream',
  query = '',
) {
  const response = await fetch(`${service.url}/api/plans/read${query}`, {
    method: 'POST',
    headers: { Authorization: `Bearer ${service.soGddt.token}`, 'Content-Type': type },
    body: typeof body === 'string' ? body : new Uint8Array(body),
  });
  return { status: response.status, body: (await response.json()) as Body };
}

/** A run of equal texts from a row on: its length, where it begins; 0 within it. */
function runAt(texts: readonly string[], index: number): number {
  if (index > 0 && texts[index - 1] === texts[index]) return 0;
  const end = texts.findIndex((text, at) => at > index && text !== texts[index]);
  return (end < 0 ? texts.length : end) - index;
}

const leads = tasks.map(task => task.lead.resolved);
const timings = tasks.map(task => task.timing.resolved);

async function aDocx(): Promise<Uint8Array> {
  const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
  const paragraph = (text: string): string =>
    `<w:p><w:r><w:t xml:space="preserve">${escaped(text)}</w:t></w:r></w:p>`;
  const cell = (text: string, merge = ''): string =>
    `<w:tc><w:tcPr>${merge}</w:tcPr>${paragraph(merge === '<w:vMerge/>' ? '' : text)}</w:tc>`;
  const merged = (texts: readonly string[], index: number): string => {
    const run = runAt(texts, index);
    return cell(texts[index]!, run === 0 ? '<w:vMerge/>' : run > 1 ? '<w:vMerge w:val="restart"/>' : '');
  };
  const rows = tasks.map(
    (task, index) =>
      `<w:tr>${cell(String(task.no))}${cell(task.title)}${merged(leads, index)}${cell(task.coordinating.printed)}${merged(timings, index)}</w:tr>`,
  );
  const zip = new JSZip();
  zip.file(
    'word/document.xml',
    `<?xml version="1.0" encoding="UTF-8"?><w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>${paragraph('Kế hoạch số 38/KH-HĐTĐKT năm 2023')}<w:tbl><w:tr>${headers.map(text => cell(text)).join('')}</w:tr>${rows.join('')}</w:tbl></w:body></w:document>`,
  );
  return zip.generateAsync({ type: 'uint8array' });
}

async function anXlsx(): Promise<Uint8Array> {
  const book = new ExcelJS.Workbook();
  const sheet = book.addWorksheet('Phụ lục');
  sheet.addRow(['Phụ lục kèm theo Kế hoạch số 38/KH-HĐTĐKT năm 2023']);
  sheet.addRow(headers);
  tasks.forEach((task, index) =>
    sheet.addRow([task.no, task.title, leads[index], task.coordinating.printed, timings[index]]),
  );
  for (const [column, texts] of [
    [3, leads],
    [5, timings],
  ] as const)
    texts.forEach((_, index) => {
      const run = runAt(texts, index);
      if (run > 1) sheet.mergeCells(index + 3, column, index + 2 + run, column);
    });
  return new Uint8Array(await book.xlsx.writeBuffer());
}

describe('a document', () => {
  test('[DH1] the plan as text is read with its issues, by anybody, and stores nothing', async () => {
    const service = await aTrialService();
    const { status, body } = await read(service, seed, 'text/plain');
    expect(status).toBe(200);
    expect(body.plan.number).toBe('38/KH-HĐTĐKT');
    expect(body.plan.tasks.map(task => task.no)).toEqual(tasks.map(task => task.no));
    expect(readingDifferences(body.plan.tasks, tasks)).toEqual({ added: [], missing: [], changed: [] });
    expect(body.issues.length).toBeGreaterThan(10);
    expect(body.issues.every(({ message }) => message.length > 0)).toBe(true);
    expect((await service.soGddt.get<PlansAnswer>('/api/plans')).body.plans).toHaveLength(1);
  });

  test.each([
    { kind: '.docx', make: aDocx },
    { kind: '.xlsx', make: anXlsx },
  ])('[DH2] a $kind with merged cells is read as what its paper says', async ({ make }) => {
    const service = await aTrialService();
    const { status, body } = await read(service, await make());
    expect(status).toBe(200);
    expect(readingDifferences(body.plan.tasks, tasks)).toEqual({ added: [], missing: [], changed: [] });
  });

  test('[DH3] what is no document, or a zip that lies, is refused with its reason', async () => {
    const service = await aTrialService();
    const broken = (await aDocx()).slice(0, 200);
    const answers = [
      await read<ErrorAnswer>(service, new Uint8Array()),
      await read<ErrorAnswer>(service, broken),
      await read<ErrorAnswer>(service, Buffer.from('d0cf11e0a1b11ae10000', 'hex')),
      await read<ErrorAnswer>(service, '{"lines": 5}', 'application/json'),
    ];
    expect(answers.map(({ status, body }) => [status, body.reason])).toEqual([
      [415, 'fileEmpty'],
      [422, 'workbookDamaged'],
      [415, 'notWorkbook'],
      [400, 'badRequest'],
    ]);
  });

  test('[DH4] a plan that was read is added as it is, by the secretariat alone', async () => {
    const service = await aTrialService();
    const { body } = await read(service, seed, 'text/plain');
    const plan = { ...body.plan, id: 'kh-38-doc-lai' };
    const refused = await service.soGddt.post<ErrorAnswer>('/api/plans', { plan });
    expect([refused.status, refused.body.reason]).toEqual([403, 'secretariatOnly']);
    const created = await service.secretariat.post<{ id: string }>('/api/plans', { plan });
    expect([created.status, created.body]).toEqual([201, { id: 'kh-38-doc-lai' }]);
  });

  test('[DH5] with every correction accepted the tasks are what a clerk would write, and nothing is left to accept', async () => {
    const service = await aTrialService();
    const first = await read(service, seed, 'text/plain');
    const offers = first.body.issues.flatMap(({ isOffer }, place) => (isOffer ? [place] : []));
    const { body } = await read(service, seed, 'text/plain', `?accept=${offers.join(',')}`);
    expect(body.plan.tasks.map(task => [task.no, task.title, task.coordinating.printed])).toEqual(
      clerk.tasks.map(task => [task.no, task.titleCorrected, task.coordinatingCorrected]),
    );
    expect(body.issues.filter(({ isOffer }) => isOffer)).toEqual([]);
    const refused = await read<ErrorAnswer>(service, seed, 'text/plain', '?accept=all');
    expect([refused.status, refused.body.reason]).toEqual([400, 'badRequest']);
  });
});
