// The last steps from an ExcelJS workbook to the bytes that leave the server: its parts are mended where Excel would take
// offence, large tables put in, and all packed again without a clock.
import type ExcelJS from 'exceljs';
import { SHEET_FONT } from '../../plan/sheet/sheet-look.ts';
import { openZip } from './read/open-zip.ts';
import { readLimits } from './read/read-limits.ts';
import { packedPart } from './packed-part.ts';
import { SharedTexts } from './shared-texts.ts';
import { showLooks, withLines, type SheetLines } from './sheet-lines.ts';
import { zipOf, type ZipPart } from './zip-writer.ts';

export type Finishing = Readonly<{
  /** 1-based rows of a sheet, by its name, whose height is meant to stay when their text changes. */
  fixedRows: ReadonlyMap<string, (row: number) => boolean>;
  /** Lines that ExcelJS does not write, by the name of their sheet. */
  lines?: ReadonlyMap<string, SheetLines>;
  /** The area of the only table, which ExcelJS made with fewer lines. */
  tableArea?: string;
  /** What workbook names stand for, where ExcelJS was told of less. */
  names?: ReadonlyMap<string, string>;
}>;

const WORKBOOK = 'xl/workbook.xml';
const STYLES = 'xl/styles.xml';
const TEXTS = 'xl/sharedStrings.xml';

/**
 * The workbook as bytes; the same workbook gives the same bytes. Rows outside `fixedRows` keep the height that was
 * set until someone edits them: Excel and LibreOffice then fit the row to its text.
 */
export async function finishedFile(workbook: ExcelJS.Workbook, finishing: Finishing): Promise<Buffer> {
  const lines = finishing.lines ?? new Map<string, SheetLines>();
  for (const sheet of workbook.worksheets) {
    const its = lines.get(sheet.name);
    if (its) showLooks(sheet, its);
  }
  const zip = openZip(Buffer.from(await workbook.xlsx.writeBuffer()), readLimits);
  const textOf = (name: string): string => new TextDecoder().decode(zip.read(name) ?? undefined);
  const texts = new SharedTexts(textOf(TEXTS));
  const sheets = new Map(
    workbook.worksheets.map(sheet => [`xl/worksheets/sheet${sheet.id}.xml`, sheet.name]),
  );
  const parts: ZipPart[] = [];
  for (const name of zip.names.filter(each => !each.endsWith('/') && each !== TEXTS)) {
    const sheet = sheets.get(name);
    parts.push(await packedPart(name, sheet === undefined ? [otherPart(name)] : sheetPart(name, sheet)));
  }
  // Last, when all sheets have said which texts they need.
  if (zip.has(TEXTS)) parts.push(await packedPart(TEXTS, texts.pieces()));
  const pieces: Buffer[] = [];
  for await (const piece of zipOf(parts)) pieces.push(piece);
  return Buffer.concat(pieces);

  function otherPart(name: string): string | Uint8Array {
    const { tableArea, names } = finishing;
    if (names && name === WORKBOOK) return withNames(textOf(name), names);
    if (name === STYLES) return withOurFont(textOf(name));
    if (tableArea === undefined || !name.startsWith('xl/tables/')) return zip.read(name)!;
    return textOf(name).replace(/ ref="[^"]*"/g, ` ref="${tableArea}"`);
  }

  function sheetPart(name: string, sheet: string): Iterable<string> {
    const isFixed = finishing.fixedRows.get(sheet);
    const xml = withoutChance(inSchemaOrder(isFixed ? releaseHeights(textOf(name), isFixed) : textOf(name)));
    const its = lines.get(sheet);
    return its ? withLines(xml, its, texts) : [xml];
  }
}

/**
 * Columns are as wide as so many digits of the workbook's first font, for which ExcelJS takes Calibri; where that is
 * missing, as in most LibreOffices, its stand-in is a quarter wider.
 */
function withOurFont(stylesXml: string): string {
  return stylesXml.replace(
    '<family val="2"/><scheme val="minor"/><sz val="11"/><name val="Calibri"/>',
    `<family val="1"/><sz val="11"/><name val="${SHEET_FONT}"/>`,
  );
}

function withNames(workbookXml: string, names: ReadonlyMap<string, string>): string {
  return workbookXml.replace(
    /(<definedName name="([^"]*)"[^>]*>)[^<]*(?=<\/definedName>)/g,
    (whole: string, head: string, name: string) => {
      const reference = names.get(name);
      return reference === undefined ? whole : head + reference;
    },
  );
}

/** ExcelJS puts the drawing of a sheet's notes behind its tables, which Excel takes for damage (ECMA-376 18.3.1.99). */
function inSchemaOrder(sheetXml: string): string {
  return sheetXml.replace(/(<tableParts\b.*<\/tableParts>)(<legacyDrawing\b[^>]*\/>)/, '$2$1');
}

/** The two halves of a data bar find each other by an id that ExcelJS draws by lot; any that differ do. */
function withoutChance(sheetXml: string): string {
  const given = new Map<string, string>();
  return sheetXml.replace(
    /(<x14:id>|<x14:cfRule\b[^>]* id=")(\{[0-9A-F-]{36}\})/g,
    (_whole, before: string, id: string) => {
      const kept = given.get(id) ?? `{00000000-0000-4000-8000-${String(given.size + 1).padStart(12, '0')}}`;
      given.set(id, kept);
      return before + kept;
    },
  );
}

/** ExcelJS marks every height as set by hand, and such a row never grows again with its text. */
function releaseHeights(sheetXml: string, isFixed: (row: number) => boolean): string {
  return sheetXml.replace(
    /(<row r="(\d+)" ht="[\d.]+") customHeight="1"/g,
    (whole: string, kept: string, row: string) => (isFixed(Number(row)) ? whole : kept),
  );
}
