// What comes in need not be a workbook, nor mean well.
import { readFileSync } from 'node:fs';
import JSZip from 'jszip';
import { describe, expect, test } from 'vitest';
import { reasons } from '../../../plan/reasons/reason.ts';
import { createFileReader, readerLimits } from '../../../server/workbook/read/file-reader.ts';
import { readLimits } from '../../../server/workbook/read/read-limits.ts';
import { readPlanFile } from '../../../server/workbook/read/read-plan-file.ts';
import { FILE_LIMIT_BYTES } from '../../../server/workbook/receipt/file-body.ts';
import { aTrialService } from '../a-service.ts';
import { aHeader, aSheet, aWorkbookZip, inline, SHEET } from './a-zip.ts';
import { fileOf, postFile, sendFile } from './file-stories.ts';

const compound = Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(600)]);
const withStream = (name: string): Buffer => Buffer.concat([compound, Buffer.from(name, 'utf16le')]);

async function aZipOf(parts: Readonly<Record<string, string>>): Promise<Buffer> {
  const zip = new JSZip();
  for (const [name, text] of Object.entries(parts)) zip.file(name, text);
  return zip.generateAsync({ type: 'nodebuffer' });
}

/** A workbook whose directory says that a part is encrypted. */
async function anEncryptedZip(): Promise<Buffer> {
  const bytes = await aWorkbookZip();
  for (
    let at = bytes.indexOf('PK\x01\x02', 0, 'latin1');
    at >= 0;
    at = bytes.indexOf('PK\x01\x02', at + 1, 'latin1')
  ) {
    bytes.writeUInt16LE(bytes.readUInt16LE(at + 8) | 1, at + 8);
  }
  return bytes;
}

const many = (count: number, text: (index: number) => string): string =>
  Array.from({ length: count }, (_, index) => text(index)).join('');

const entities =
  '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;&b;&b;">]>';

const files: [what: string, reason: string, file: () => Buffer | Promise<Buffer>][] = [
  ['nothing at all', 'fileEmpty', () => Buffer.alloc(0)],
  ['a text', 'notWorkbook', () => Buffer.from('Mã;Stt;Nội dung\n')],
  ['a web page with the name of a workbook', 'notWorkbook', () => Buffer.from('<html><table>')],
  ['a picture', 'notWorkbook', () => readFileSync('addin/icons/app-32.png')],
  ['an old workbook (.xls)', 'oldWorkbook', () => withStream('Workbook')],
  ['an old text document', 'notWorkbook', () => withStream('WordDocument')],
  ['a workbook behind a password', 'workbookEncrypted', () => withStream('EncryptedPackage')],
  ['a zip behind a password', 'workbookEncrypted', anEncryptedZip],
  [
    'an OpenDocument sheet',
    'openDocument',
    () => aZipOf({ mimetype: 'application/vnd.oasis.opendocument.spreadsheet', 'content.xml': '<x/>' }),
  ],
  [
    'an OpenDocument text',
    'notWorkbook',
    () => aZipOf({ mimetype: 'application/vnd.oasis.opendocument.text' }),
  ],
  ['a binary workbook (.xlsb)', 'binaryWorkbook', () => aWorkbookZip({ 'xl/workbook.bin': 'x' })],
  ['a zip of pictures', 'notWorkbook', () => aZipOf({ 'anh.jpg': 'x' })],
  [
    'a Word document',
    'notWorkbook',
    () => aWorkbookZip({ 'xl/workbook.xml': '<w:document xmlns:w="w"><w:body/></w:document>' }),
  ],
  ['a workbook cut short', 'workbookDamaged', async () => (await aWorkbookZip()).subarray(0, 300)],
  ['a workbook without its sheet', 'workbookDamaged', () => aWorkbookZip({ [SHEET]: null })],
  [
    'a sheet of broken XML',
    'workbookDamaged',
    () => aWorkbookZip({ [SHEET]: '<worksheet><sheetData><row></c>' }),
  ],
  [
    'a cell that names a text that is not there',
    'workbookDamaged',
    () => aWorkbookZip({ [SHEET]: aSheet('<row><c t="s"><v>7</v></c></row>') }),
  ],
  [
    'a cell beyond the last column',
    'workbookDamaged',
    () => aWorkbookZip({ [SHEET]: aSheet('<row><c r="ZZZ1"><v>7</v></c></row>') }),
  ],
  [
    'a workbook of another kind',
    'planSheetMissing',
    () => aWorkbookZip({ [SHEET]: aSheet(`<row>${inline('Họ tên')}</row>`) }),
  ],
  ['a workbook without sheets', 'planSheetMissing', () => aWorkbookZip({ 'xl/workbook.xml': '<workbook/>' })],
  [
    'entities that grow',
    'workbookUnsafe',
    () => aWorkbookZip({ [SHEET]: aSheet('<row><c><v>&c;</v></c></row>', entities) }),
  ],
  [
    'an entity that names a file of the server',
    'workbookUnsafe',
    () => aWorkbookZip({ [SHEET]: aSheet('', '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>') }),
  ],
  [
    'a sheet that unzips to more than is read',
    'workbookTooComplex',
    () => aWorkbookZip({ [SHEET]: aSheet(aHeader()) + ' '.repeat(readLimits.partBytes) }),
  ],
  ['elements within elements', 'workbookTooComplex', () => aWorkbookZip({ [SHEET]: '<a>'.repeat(5000) })],
  [
    'more rows than a plan has',
    'workbookTooComplex',
    () =>
      aWorkbookZip({
        [SHEET]: aSheet(aHeader() + many(readLimits.lines + 1, index => `<row><c><v>${index}</v></c></row>`)),
      }),
  ],
  [
    'one row copied thousands of times',
    'workbookTooComplex',
    () =>
      aWorkbookZip({
        [SHEET]: aSheet(
          aHeader() + many(readLimits.copies + 2, () => `<row><c t="str"><v>01.A</v></c></row>`),
        ),
      }),
  ],
  [
    'one long text in thousands of cells',
    'workbookTooComplex',
    () =>
      aWorkbookZip({
        [SHEET]: aSheet(aHeader() + many(2000, () => `<row>${'<c t="s"><v>0</v></c>'.repeat(7)}</row>`)),
        'xl/_rels/workbook.xml.rels': `<Relationships><Relationship Id="r1" Type="x/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="r2" Type="x/sharedStrings" Target="sharedStrings.xml"/></Relationships>`,
        'xl/sharedStrings.xml': `<sst><si><t>${'đ'.repeat(30_000)}</t></si></sst>`,
      }),
  ],
  [
    'merged areas without end',
    'workbookTooComplex',
    () =>
      aWorkbookZip({
        [SHEET]: `<worksheet><sheetData>${aHeader()}${many(3000, index => `<row><c><v>${index}</v></c></row>`)}</sheetData><mergeCells>${'<mergeCell ref="A1:XFD1048576"/>'.repeat(2000)}</mergeCells></worksheet>`,
      }),
  ],
];

describe('what cannot be read', () => {
  test.each(files)('[IN16] %s is refused: %s', async (_what, reason, file) => {
    const bytes = await file();
    expect(() => readPlanFile(bytes)).toThrow(expect.objectContaining({ name: 'Unreadable', reason }));
  });

  test('[IN16] a workbook with macros is read for its cells alone', async () => {
    const file = await aWorkbookZip({
      'xl/vbaProject.bin': 'macro',
      [SHEET]: aSheet(`${aHeader()}<row>${inline('01.A')}${inline('1')}</row>`),
    });
    expect(readPlanFile(file).lines.map(({ values }) => values.slice(0, 2))).toEqual([['01.A', '1']]);
  });

  test('[IN16] columns far to the right are passed over', async () => {
    const far = many(16_000, index => `<c${index === 0 ? ' r="Z2"' : ''}><v>1</v></c>`);
    const file = await aWorkbookZip({
      [SHEET]: aSheet(`${aHeader()}<row r="2"><c r="A2" t="str"><v>01.A</v></c>${far}</row>`),
    });
    expect(readPlanFile(file).lines[0]?.values).toEqual(['01.A', '', '', '', '', '', '']);
  });
});

describe('over HTTP', () => {
  test('[IN17] each is answered with its status and sentence, nothing is changed, and the next file is read', async () => {
    const { url, vpUbnd } = await aTrialService();
    const post = (file: Uint8Array) => postFile(url, vpUbnd, file);

    const answers = [
      await post(Buffer.alloc(0)),
      await post(withStream('Workbook')),
      await post(withStream('EncryptedPackage')),
      await post((await aWorkbookZip()).subarray(0, 300)),
      await post(Buffer.alloc(FILE_LIMIT_BYTES + 1)),
    ];

    expect(answers.map(({ status, body }) => [status, body.reason, body.message])).toEqual([
      [415, 'fileEmpty', reasons.fileEmpty.vi],
      [415, 'oldWorkbook', reasons.oldWorkbook.vi],
      [422, 'workbookEncrypted', reasons.workbookEncrypted.vi],
      [422, 'workbookDamaged', reasons.workbookDamaged.vi],
      [413, 'fileTooLarge', reasons.fileTooLarge.vi.replace('{limit}', '16 MB')],
    ]);
    expect(await sendFile(url, vpUbnd, await fileOf(vpUbnd))).toMatchObject({ version: 0, outcomes: [] });
  });
});

describe('the workers', () => {
  /** Millions of empty cells: nothing to keep, and no end to reading them. */
  const endless = (): Promise<Buffer> =>
    aWorkbookZip({ [SHEET]: aSheet(`${aHeader()}<row>${'<c r="B2"/>'.repeat(4_000_000)}</row>`) });

  test('[IN18] a file that takes too long is given up, and the next is read', async () => {
    const reader = createFileReader({ ...readerLimits, workers: 1, timeMs: 1500 });
    const [slow, next] = [reader.read(await endless()), reader.read(await aWorkbookZip())];

    expect(await slow).toEqual({ kind: 'unreadable', reason: 'workbookTooSlow', params: {} });
    expect(await next).toMatchObject({ kind: 'read' });
    reader.close();
  });

  test('[IN18] a file that takes too much memory is given up, and the next is read', async () => {
    const reader = createFileReader({ ...readerLimits, workers: 1, heapMb: 32, timeMs: 60_000 });
    const texts = `<sst>${many(400_000, index => `<si><t>Nội dung ${index} đủ dài để không gộp lại được</t></si>`)}</sst>`;
    const greedy = await aWorkbookZip({
      'xl/_rels/workbook.xml.rels': `<Relationships><Relationship Id="r1" Type="x/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="r2" Type="x/sharedStrings" Target="sharedStrings.xml"/></Relationships>`,
      'xl/sharedStrings.xml': texts,
    });

    expect(await reader.read(greedy)).toEqual({
      kind: 'unreadable',
      reason: 'workbookTooComplex',
      params: { limit: '32 MB' },
    });
    expect(await reader.read(await aWorkbookZip())).toMatchObject({ kind: 'read' });
    reader.close();
  });

  test('[IN18] when the service stops, files that are being read or wait are given up', async () => {
    const reader = createFileReader({ ...readerLimits, workers: 1 });
    const file = await aWorkbookZip();
    const reads = [1, 2, 3].map(() => reader.read(file));

    reader.close();

    const givenUp = { kind: 'unreadable', reason: 'readerBusy', params: {} };
    expect(await Promise.all(reads)).toEqual([givenUp, givenUp, givenUp]);
    expect(reader.read(file)).toBeNull();
  });

  test('[IN18] too many files at once are sent away, and those that wait are read', async () => {
    const reader = createFileReader({ ...readerLimits, workers: 1, waiting: 2 });
    const file = await aWorkbookZip();
    const [first, second, third, fourth] = [1, 2, 3, 4].map(() => reader.read(file));

    expect(fourth).toBeNull();
    const small = createFileReader({ ...readerLimits, workers: 1, waitingBytes: file.length });
    expect([1, 2, 3].map(() => small.read(file) === null)).toEqual([false, false, true]);
    small.close();
    for (const read of [first, second, third]) expect(await read).toMatchObject({ kind: 'read' });
    reader.close();
  });
});
