// Is this a file that Excel opens without offering a repair? Checks every part against what ECMA-376 says of it and
// against limits that only Excel knows.
import { openXlsx, type XlsxPackage } from './xlsx-package.ts';
import { checkPackage } from './check-package.ts';
import { checkStyles, type StyleCounts } from './check-styles.ts';
import { checkTables } from './check-tables.ts';
import { checkWorkbook } from './check-workbook.ts';
import { checkWorksheet } from './check-worksheet.ts';
import { children } from './xml-tree.ts';

export type Fault = (text: string) => void;

/** What the parts of one workbook know of each other. */
export type WorkbookFacts = Readonly<{
  /** Parts of the sheets by sheet name, in the order of the tabs. */
  sheetParts: ReadonlyMap<string, string>;
  /** Workbook names, in lower case. */
  definedNames: ReadonlySet<string>;
  sharedStrings: readonly string[];
  styles: StyleCounts;
}>;

/** Everything wrong with the file, each as "part: what"; [] where nothing is. */
export async function validateXlsx(bytes: Uint8Array): Promise<string[]> {
  const faults: string[] = [];
  const faultIn =
    (part: string): Fault =>
    text =>
      void faults.push(`${part}: ${text}`);

  const xlsx = await openXlsx(bytes);
  checkPackage(xlsx, faultIn);
  const styles = checkStyles(xlsx.xml.get('xl/styles.xml'), faultIn('xl/styles.xml'));
  const sharedStrings = readSharedStrings(xlsx, faultIn('xl/sharedStrings.xml'));
  const { sheetParts, definedNames } = checkWorkbook(xlsx, faultIn('xl/workbook.xml'));
  const facts: WorkbookFacts = { sheetParts, definedNames, sharedStrings, styles };
  for (const part of sheetParts.values()) checkWorksheet(xlsx, part, facts, faultIn(part));
  checkTables(xlsx, facts, faultIn);
  return faults;
}

const CELL_TEXT_LIMIT = 32_767;

function readSharedStrings(xlsx: XlsxPackage, fault: Fault): string[] {
  const table = xlsx.xml.get('xl/sharedStrings.xml');
  const texts = children(table, 'si').map(item =>
    [...children(item, 't'), ...children(item, 'r').flatMap(run => children(run, 't'))]
      .map(t => t.text)
      .join(''),
  );
  const declared = table?.attributes.uniqueCount;
  if (declared !== undefined && Number(declared) !== texts.length) {
    fault(`says ${declared} strings, has ${texts.length}`);
  }
  texts.forEach((text, index) => {
    if (text.length > CELL_TEXT_LIMIT) fault(`string ${index} has ${text.length} characters`);
  });
  return texts;
}
