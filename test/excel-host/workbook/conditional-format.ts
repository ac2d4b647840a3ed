import type { Area } from './area.ts';

/** Only what differs from the cell's own look. */
export type ConditionalLook = Readonly<{
  fill?: string;
  color?: string;
  bold?: boolean;
  italic?: boolean;
  underline?: string;
  strikethrough?: boolean;
}>;

export type ConditionalFormat = Readonly<{
  id: string;
  areas: readonly Area[];
  type: string;
  /** For a custom format: written for the first cell of the first area. */
  formula: string;
  look: ConditionalLook;
  stopIfTrue: boolean;
}>;
