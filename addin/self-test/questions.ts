// What the add-in leans on in Excel, as questions with the one answer under which it works. They are put to a scratch
// sheet of a real Excel by the pane, and to the test host by the tests: where both give the same answers, what the tests
// show holds in Excel too.

import type { Names } from './scenario.ts';

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

export const questionNames: Readonly<Record<QuestionId, Names>> = {
  textKeepsDate: {
    vi: 'Ô văn bản giữ nguyên chữ giống ngày',
    en: 'A text cell keeps what looks like a date',
  },
  textKeepsFormula: {
    vi: 'Ô văn bản giữ nguyên chữ giống công thức',
    en: 'A text cell keeps what looks like a formula',
  },
  apostrophes: { vi: 'Dấu nháy đầu ô', en: 'The first apostrophe of a cell' },
  nullLeavesCell: { vi: 'Ô không nêu thì để nguyên', en: 'A cell that is not named is left' },
  serialShowsDay: { vi: 'Số thứ tự ngày hiện đúng ngày', en: 'A serial shows as its day' },
  listFromRange: { vi: 'Danh sách lấy từ vùng ô', en: 'A list from a range' },
  ruleReadBack: { vi: 'Quy tắc định dạng đọc lại như đã đặt', en: 'A rule is read back as it was set' },
  protection: { vi: 'Ô khóa bị từ chối, ô mở thì không', en: 'A locked cell is refused, an open one not' },
  mergedAreas: { vi: 'Nhận ra ô gộp', en: 'Merged cells are told' },
  tableResized: { vi: 'Bảng giữ tên khi đổi cỡ', en: 'A table keeps its name when it is resized' },
  linkKeepsNumber: { vi: 'Số có liên kết vẫn là số', en: 'A number with a link is still a number' },
  chartDraws: { vi: 'Biểu đồ vẽ đúng ô', en: 'A chart draws the cells it was given' },
  nameFollows: { vi: 'Tên vùng đi theo ô', en: 'A name follows its cells' },
  sortCarriesRows: { vi: 'Sắp xếp mang cả dòng', en: 'A sort carries rows whole' },
};

/** What Excel answered; `failed` with Excel's own code where it refused. */
export type SelfTestAnswer = Readonly<{ answer: unknown }> | Readonly<{ failed: string }>;
