// The last steps from an ExcelJS workbook to the bytes that leave the server.
import type ExcelJS from 'exceljs';

/** The part of ExcelJS's writer that hands over each sheet's XML; not in its typings. */
type SheetWriter = {
  addWorksheets(zip: { append(xml: string, options: { name: string }): void }, model: unknown): Promise<void>;
};

/** 1-based rows of each sheet, by name, whose height is meant to stay when their text changes. */
export type FixedRows = ReadonlyMap<string, (row: number) => boolean>;

/**
 * The workbook as bytes; the same workbook gives the same bytes. Rows outside `fixedRows` keep the height that was
 * set until someone edits them: Excel and LibreOffice then fit the row to its text.
 */
export async function finishedFile(workbook: ExcelJS.Workbook, fixedRows: FixedRows): Promise<Buffer> {
  const writer = workbook.xlsx as unknown as SheetWriter;
  const addWorksheets = writer.addWorksheets.bind(writer);
  const fixedByPart = new Map(
    workbook.worksheets.map(sheet => [`xl/worksheets/sheet${sheet.id}.xml`, fixedRows.get(sheet.name)]),
  );
  writer.addWorksheets = (zip, model) =>
    addWorksheets(
      {
        append: (xml, options) => {
          const isFixed = fixedByPart.get(options.name);
          zip.append(inSchemaOrder(isFixed ? releaseHeights(xml, isFixed) : xml), options);
        },
      },
      model,
    );
  const bytes = await workbook.xlsx.writeBuffer({ zip: { compressionOptions: COMPRESSION } });
  return withoutClock(Buffer.from(bytes));
}

/** A file a tenth larger than by default, in a fifth less time. */
const COMPRESSION = { level: 4 };

/** ExcelJS puts the drawing of a sheet's notes behind its tables, which Excel takes for damage (ECMA-376 18.3.1.99). */
function inSchemaOrder(sheetXml: string): string {
  return sheetXml.replace(/(<tableParts\b.*<\/tableParts>)(<legacyDrawing\b[^>]*\/>)/, '$2$1');
}

/** ExcelJS marks every height as set by hand, and such a row never grows again with its text. */
function releaseHeights(sheetXml: string, isFixed: (row: number) => boolean): string {
  return sheetXml.replace(
    /(<row r="(\d+)" ht="[\d.]+") customHeight="1"/g,
    (whole: string, kept: string, row: string) => (isFixed(Number(row)) ? whole : kept),
  );
}

const END_OF_DIRECTORY = 0x06054b50;
const DIRECTORY_ENTRY = 0x02014b50;
/** 1 January 1980, the first day that a zip can tell, as its 16-bit time and 16-bit date. */
const NO_TIME = 0x0021_0000;

/** Sets every part's time in the zip to the same day: the only bytes that would tell when the file was made. */
function withoutClock(zip: Buffer): Buffer {
  const end = zip.length - 22;
  if (zip.readUInt32LE(end) !== END_OF_DIRECTORY)
    throw new Error('Expected a zip directory at the end of the file');
  let entry = zip.readUInt32LE(end + 16);
  for (let left = zip.readUInt16LE(end + 10); left > 0; left -= 1) {
    if (zip.readUInt32LE(entry) !== DIRECTORY_ENTRY)
      throw new Error(`Expected a zip directory entry at ${entry}`);
    zip.writeUInt32LE(NO_TIME, entry + 12);
    zip.writeUInt32LE(NO_TIME, zip.readUInt32LE(entry + 42) + 10);
    entry += 46 + zip.readUInt16LE(entry + 28) + zip.readUInt16LE(entry + 30) + zip.readUInt16LE(entry + 32);
  }
  return zip;
}
