// What the add-in leans on in Excel, as questions with the one answer under which it works. They are put to a scratch
// sheet of a real Excel by the pane, and to the test host by the tests: where both give the same answers, what the tests
// show holds in Excel too.
import { z } from 'zod';

/** In the order in which they are asked; each stands for itself. */
export const expectedAnswers = {
  /** A text cell keeps what looks like a date. */
  textKeepsDate: '05/2026',
  /** A text cell keeps what looks like a formula. */
  textKeepsFormula: '=1+1',
  /** The first apostrophe says "text" and is dropped, the second stays. */
  apostrophes: ['x', "'x"],
  /** null in a block of values leaves the cell as it is. */
  nullLeavesCell: [
    [1, 9],
    [9, 2],
  ],
  /** A serial shows as the day, whatever calendar the workbook counts by. */
  serialShowsDay: '31/03/2023',
  /** A list from a range is read back as it was set. */
  listFromRange: true,
  /** A rule's formula is read back as it was set. */
  ruleReadBack: '=$A$1>5',
  /** On a protected sheet a locked cell is refused and an open one is not. */
  protection: ['AccessDenied', 'written'],
  /** Merged cells are told. */
  mergedAreas: 1,
  /** A table keeps its name when its foot moves. */
  tableResized: ['PhuLuc_TuKiemTra', 3],
  /** A number that leads somewhere is still a number. */
  linkKeepsNumber: 5,
  /** A chart draws the cells that it was last given. */
  chartDraws: [3, 4],
  /** A name follows its cells when rows are put in above. */
  nameFollows: 32,
  /** A sort carries rows whole. */
  sortCarriesRows: [
    [1, 'một'],
    [2, 'hai'],
  ],
} as const;

export type QuestionId = keyof typeof expectedAnswers;
export const questionIds = Object.keys(expectedAnswers) as QuestionId[];

/** What Excel answered; `failed` with Excel's own code where it refused. */
export const SelfTestAnswer = z.union([z.object({ answer: z.unknown() }), z.object({ failed: z.string() })]);
export type SelfTestAnswer = z.infer<typeof SelfTestAnswer>;
export type SelfTestAnswers = Readonly<Record<QuestionId, SelfTestAnswer>>;
