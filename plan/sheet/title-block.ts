// The lines above the table: each over the columns that stand on every printed page, and high enough to hold its text.
// What reached beyond those columns would be cut off at the edge of the second page.
import { columnIndex, columns, type ColumnKey } from './columns.ts';
import { rowHeightPt, textHeightPt } from './row-height.ts';
import type { TitleLine } from './sheet-document.ts';
import { titleLooks } from './sheet-look.ts';

/** The last of the columns that stand on each page, with the title block over them. */
export const TITLE_THROUGH: ColumnKey = 'title';
export const titleColumnCount = columnIndex(TITLE_THROUGH) + 1;

const widthChars = columns.slice(0, titleColumnCount).reduce((sum, column) => sum + column.widthChars, 0);

/** In points. */
export function titleHeightPt({ text, look }: TitleLine): number {
  const font = { pt: titleLooks[look].points, bold: titleLooks[look].bold };
  return rowHeightPt([textHeightPt(text, font, widthChars)], font);
}
