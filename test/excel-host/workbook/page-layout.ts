import type { Area } from './area.ts';

export type PageLayout = Readonly<{
  orientation: 'Portrait' | 'Landscape';
  paperSize: string;
  /** In points. */
  margins: Readonly<Record<'left' | 'right' | 'top' | 'bottom' | 'header' | 'footer', number>>;
  centerHorizontally: boolean;
  centerVertically: boolean;
  printGridlines: boolean;
  printHeadings: boolean;
  blackAndWhite: boolean;
  draftMode: boolean;
  firstPageNumber: number | '';
  printComments: string;
  printErrors: string;
  printOrder: string;
  zoom: Readonly<Record<string, unknown>>;
  titleRows: Area | null;
  titleColumns: Area | null;
  printArea: Area | null;
  headersFooters: Readonly<Record<string, string>>;
}>;

export const plainLayout: PageLayout = {
  orientation: 'Portrait',
  paperSize: 'Letter',
  margins: { left: 50.4, right: 50.4, top: 54, bottom: 54, header: 21.6, footer: 21.6 },
  centerHorizontally: false,
  centerVertically: false,
  printGridlines: false,
  printHeadings: false,
  blackAndWhite: false,
  draftMode: false,
  firstPageNumber: '',
  printComments: 'NoComments',
  printErrors: 'AsDisplayed',
  printOrder: 'DownThenOver',
  zoom: { scale: 100 },
  titleRows: null,
  titleColumns: null,
  printArea: null,
  headersFooters: {},
};
