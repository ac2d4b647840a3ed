import { checkCount, checkOrder } from './check-order.ts';
import type { Fault } from './validate-xlsx.ts';
import { child, children, type XmlElement } from './xml-tree.ts';

export type StyleCounts = Readonly<{ cellStyles: number; differentialStyles: number }>;

const LAST_BUILT_IN_FORMAT = 163;

/** CT_Stylesheet (ECMA-376 part 1, 18.8.39): order, counts, and that every index leads somewhere. */
export function checkStyles(sheet: XmlElement | undefined, fault: Fault): StyleCounts {
  if (!sheet) {
    fault('is missing');
    return { cellStyles: 0, differentialStyles: 0 };
  }
  checkOrder(
    sheet,
    [
      'numFmts',
      'fonts',
      'fills',
      'borders',
      'cellStyleXfs',
      'cellXfs',
      'cellStyles',
      'dxfs',
      'tableStyles',
      'colors',
      'extLst',
    ],
    fault,
  );
  for (const list of sheet.children) checkCount(list, fault);

  const formats = children(child(sheet, 'numFmts'), 'numFmt').map(({ attributes }) =>
    Number(attributes.numFmtId),
  );
  if (new Set(formats).size < formats.length) fault('number format ids repeat');
  const sizes = { fontId: 'fonts', fillId: 'fills', borderId: 'borders' } as const;
  for (const xf of [
    ...children(child(sheet, 'cellStyleXfs'), 'xf'),
    ...children(child(sheet, 'cellXfs'), 'xf'),
  ]) {
    checkOrder(xf, ['alignment', 'protection', 'extLst'], fault);
    for (const [attribute, list] of Object.entries(sizes)) {
      const index = Number(xf.attributes[attribute]);
      if (!(index < (child(sheet, list)?.children.length ?? 0))) fault(`<xf> has no ${attribute} ${index}`);
    }
    const format = Number(xf.attributes.numFmtId);
    if (format > LAST_BUILT_IN_FORMAT && !formats.includes(format))
      fault(`<xf> has no number format ${format}`);
  }
  const fills = children(child(sheet, 'fills'), 'fill').map(
    fill => child(fill, 'patternFill')?.attributes.patternType,
  );
  if (fills[0] !== 'none' || fills[1] !== 'gray125')
    fault('the first two fills are not the two that Excel keeps for itself');
  for (const dxf of children(child(sheet, 'dxfs'), 'dxf')) {
    checkOrder(dxf, ['font', 'numFmt', 'fill', 'alignment', 'border', 'protection', 'extLst'], fault);
  }
  return {
    cellStyles: child(sheet, 'cellXfs')?.children.length ?? 0,
    differentialStyles: child(sheet, 'dxfs')?.children.length ?? 0,
  };
}
