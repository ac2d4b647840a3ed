import JSZip from 'jszip';
import { describe, expect, it } from 'vitest';
import { writePlanWorkbook } from '../../../server/workbook/write-plan-workbook.ts';
import { sheetOf } from './seed-plan.ts';
import { validateXlsx } from './validate-xlsx.ts';

const SHEET = 'xl/worksheets/sheet1.xml';
const TABLE = 'xl/tables/table1.xml';
const WORKBOOK = 'xl/workbook.xml';
const TYPES = '[Content_Types].xml';

/** The faults found once a part of a good file is damaged. */
async function faultsAfter(part: string, damage: (xml: string) => string | null): Promise<string[]> {
  const zip = await JSZip.loadAsync(await writePlanWorkbook(sheetOf('so-gddt')));
  const before = await zip.file(part)!.async('string');
  const after = damage(before);
  expect(after).not.toBe(before);
  if (after === null) zip.remove(part);
  else zip.file(part, after);
  return validateXlsx(await zip.generateAsync({ type: 'uint8array' }));
}

describe('what makes Excel offer a repair is found before it reaches anybody', () => {
  it.each<[damage: string, part: string, change: (xml: string) => string | null, found: RegExp]>([
    [
      'validation before protection',
      SHEET,
      xml => moved(xml, 'dataValidations', '<sheetProtection'),
      /<sheetProtection> stands after <dataValidations>/,
    ],
    [
      'a header cell that says something else',
      TABLE,
      xml => xml.replace('name="Hạn"', 'name="Đến hạn"'),
      /column "Đến hạn" has "Hạn" in its header cell/,
    ],
    ['two columns of one name', TABLE, xml => xml.replace('name="Hạn"', 'name="Stt"'), /column names repeat/],
    [
      'a table with only a header',
      TABLE,
      xml => xml.replaceAll(/ref="A8:R11"/g, 'ref="A8:R8"'),
      /no line below the header: A8:R8/,
    ],
    [
      'a table over merged cells',
      TABLE,
      xml => xml.replaceAll(/ref="A8:R11"/g, 'ref="A7:R11"'),
      /overlaps merged cells/,
    ],
    [
      'merged cells that overlap',
      SHEET,
      xml => xml.replace('<mergeCell ref="A2:C2"/>', '<mergeCell ref="A1:B2"/>'),
      /merged A1:B2 and A1:C1 overlap/,
    ],
    ['a style that is not there', SHEET, xml => xml.replace(/ s="\d+"/, ' s="999"'), /A1 has style 999/],
    [
      'a string that is not there',
      SHEET,
      xml => xml.replace(/<v>\d+<\/v>/, '<v>9999</v>'),
      /A1 shows string 9999/,
    ],
    ['a rule without its format', SHEET, xml => xml.replace('dxfId="0"', 'dxfId="7"'), /rule has no style 7/],
    [
      'two rules of one rank',
      SHEET,
      xml => xml.replace('priority="3"', 'priority="2"'),
      /priorities of rules repeat/,
    ],
    [
      'a name that a rule uses and nobody defines',
      WORKBOOK,
      xml => xml.replace('"PhuLuc_Goc"', '"PhuLuc_Khac"'),
      /uses PhuLuc_Goc, which is not defined/,
    ],
    [
      'a name that leads to no sheet',
      WORKBOOK,
      xml => xml.replace('>_phuluc!', '>_khac!'),
      /leads to sheet "_khac"/,
    ],
    [
      'a sheet name that Excel refuses',
      WORKBOOK,
      xml => xml.replaceAll('Nhiệm vụ', 'Nhiệm/vụ'),
      /"Nhiệm\/vụ" is no name for a sheet/,
    ],
    [
      'no sheet to be seen',
      WORKBOOK,
      xml => xml.replace('state="visible"', 'state="hidden"'),
      /no sheet is visible/,
    ],
    [
      'a title of 33 characters',
      SHEET,
      xml => xml.replace(/errorTitle="[^"]*"/, `errorTitle="${'x'.repeat(33)}"`),
      /has 33 characters/,
    ],
    [
      'validations that overlap',
      SHEET,
      xml => xml.replace('sqref="J9:J11"', 'sqref="I9:J11"'),
      /validations overlap at I9:J11/,
    ],
    ['a row too high', SHEET, xml => xml.replace(/ ht="[\d.]+"/, ' ht="410"'), /row 1 is 410 high/],
    ['a cell out of place', SHEET, xml => xml.replace('r="B8"', 'r="A8"'), /cell A8 is out of place/],
    ['a missing part', TABLE, () => null, /leads to xl\/tables\/table1\.xml, which is not there/],
    [
      'a part without its type',
      TYPES,
      xml => xml.replace(/<Override PartName="\/xl\/tables[^>]*>/, ''),
      /table1\.xml is application\/xml, not .*table\+xml/,
    ],
    [
      'a list that miscounts',
      SHEET,
      xml => xml.replace('<mergeCells count="7">', '<mergeCells count="6">'),
      /<mergeCells> says 6, has 7/,
    ],
  ])('[VX1] %s', async (_, part, change, found) => {
    expect(await faultsAfter(part, change)).toEqual(expect.arrayContaining([expect.stringMatching(found)]));
  });

  it('[VX2] a part that is not well-formed is no part at all', async () => {
    await expect(faultsAfter(SHEET, xml => xml.replace('</sheetData>', ''))).rejects.toThrow();
  });
});

/** The element taken out and put back before another. */
function moved(xml: string, name: string, before: string): string {
  const element = new RegExp(`<${name}[ >].*?</${name}>`).exec(xml)![0];
  return xml.replace(element, '').replace(before, `${element}${before}`);
}
