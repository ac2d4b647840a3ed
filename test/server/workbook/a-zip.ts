// Zips made by hand, with whatever a careless or hostile program would put into them.
import JSZip from 'jszip';

/** The parts of the smallest workbook; each may be replaced, added to or left out (null). */
export async function aWorkbookZip(parts: Readonly<Record<string, string | null>> = {}): Promise<Buffer> {
  const zip = new JSZip();
  for (const [name, text] of Object.entries({ ...smallest, ...parts })) {
    if (text !== null) zip.file(name, text);
  }
  return zip.generateAsync({ type: 'nodebuffer', compression: 'DEFLATE', compressionOptions: { level: 9 } });
}

const relationships = 'http://schemas.openxmlformats.org/package/2006/relationships';
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';

export const SHEET = 'xl/worksheets/sheet1.xml';

export function aSheet(rows: string, prolog = '<?xml version="1.0" encoding="UTF-8"?>'): string {
  return `${prolog}<worksheet xmlns="${main}"><sheetData>${rows}</sheetData></worksheet>`;
}

export function aHeader(): string {
  const headers = ['Mã', 'Stt', 'Nội dung', 'Trạng thái', 'Tiến độ %', 'Ghi chú', 'Lý do'];
  return `<row r="1">${headers.map(text => inline(text)).join('')}</row>`;
}

export function inline(text: string): string {
  return `<c t="inlineStr"><is><t>${text}</t></is></c>`;
}

const smallest: Readonly<Record<string, string>> = {
  '[Content_Types].xml':
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/></Types>',
  '_rels/.rels': `<Relationships xmlns="${relationships}"><Relationship Id="r1" Type="${office}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
  'xl/workbook.xml': `<workbook xmlns="${main}" xmlns:r="${office}"><sheets><sheet name="Nhiệm vụ" sheetId="1" r:id="r1"/></sheets></workbook>`,
  'xl/_rels/workbook.xml.rels': `<Relationships xmlns="${relationships}"><Relationship Id="r1" Type="${office}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`,
  [SHEET]: aSheet(aHeader()),
};
