// A story of somebody in Excel with the pane open beside the sheet, and all that it comes to. The same list is played in
// a real Excel by the pane and on the test host by the tests.
import type { FieldName, FieldValue } from '../../plan/field.ts';
import type { ColumnKey } from '../../plan/sheet/columns.ts';
import type { Language } from '../../plan/reasons/reason.ts';
import type { HandDeed } from './hand-deed.ts';
import type { Who } from './made-up-plan.ts';
import type { ViewInWords } from './view-in-words.ts';

export type PaneDeed =
  | Readonly<{ kind: 'check' | 'send' | 'receive' | 'takeIn' | 'repair' | 'restorePlan' }>
  | Readonly<{ kind: 'sort'; column: ColumnKey }>
  /** Accepts every repair on offer that leaves no choice. */
  | Readonly<{ kind: 'fixAll' }>
  | Readonly<{ kind: 'choose'; side: 'mine' | 'theirs' }>
  /** Waits until Excel has told of the last deed of the hands, and lets the pane look. */
  | Readonly<{ kind: 'hears' }>
  /** Lets some time pass without a word from Excel, as when somebody rests. */
  | Readonly<{ kind: 'rests' }>
  | Readonly<{ kind: 'close' }>
  | Readonly<{ kind: 'open'; who: Who }>;

export type Step =
  | Readonly<{ by: 'hand'; deed: HandDeed }>
  | Readonly<{ by: 'pane'; deed: PaneDeed }>
  /** Somebody elsewhere, at the service. */
  | Readonly<{ by: 'others'; rowId: string; field: FieldName; value: FieldValue }>;

/** All that stands in sheet, pane and service at the end; cells by row and field. */
export type Outcome = ViewInWords &
  Readonly<{
    /** Whether the sheet is open, or why it is not. */
    state: 'open' | 'closed' | 'nothing' | 'otherUnit' | 'otherPlan' | 'notKnownYet';
    /** The ids of the lines from top to bottom; '' for a line without one. */
    lines: readonly string[];
    /** What the field cells show; of copies one after the other. */
    cells: Readonly<Record<string, string>>;
    /** What Đồng bộ says of a row. */
    sync: Readonly<Record<string, string>>;
    /** What the pane said last. */
    said: string | null;
    service: Readonly<Record<string, FieldValue>>;
  }>;

export type Names = Readonly<Record<Language, string>>;

export type Scenario = Readonly<{
  id: string;
  name: Names;
  steps: readonly Step[];
  /** What is left out is nothing: no cell filled in, nothing waiting, nothing wrong. */
  expected: Partial<Outcome>;
}>;

/** What Office.js cannot play: somebody does it by hand, by the line of docs/excel-check.md that bears the id. */
export type OnlyByHand = Readonly<{ id: string; name: Names }>;

export const asLoaded: Outcome = {
  state: 'open',
  lines: ['01.DONVIA', '02.DONVIA', '03.DONVIA', '04.DONVIA'],
  cells: {},
  sync: {},
  waiting: [],
  held: [],
  conflicts: [],
  problems: [],
  said: null,
  service: {},
};
