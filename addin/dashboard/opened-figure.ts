// A figure that somebody opened: what it counts, in which quarter, and what it is called.
import type { IsoDate } from '../../plan/iso-date.ts';
import type { Quarter } from '../../plan/quarter.ts';
import type { Figure } from '../../plan/rollup/rows-behind.ts';

export type OpenedFigure = Readonly<{
  figure: Figure;
  quarter: Quarter;
  label: string;
  /** Judged on another day than the one in view. */
  asOf?: IsoDate;
}>;

export type OpenFigure = (opened: OpenedFigure) => void;
