// A figure that somebody opened: what it counts, in which quarter, and what it is called.
import type { Quarter } from '../../plan/quarter.ts';
import type { Figure } from '../../plan/rollup/rows-behind.ts';

export type OpenedFigure = Readonly<{ figure: Figure; quarter: Quarter; label: string }>;

export type OpenFigure = (opened: OpenedFigure) => void;
