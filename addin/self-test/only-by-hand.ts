// What only a person can show of an Excel. docs/excel-check.md has a line for each, with its id in brackets.
import type { OnlyByHand } from './scenario.ts';

export const onlyByHand: readonly OnlyByHand[] = [
  {
    id: 'coAuthor',
    name: { vi: 'Hai người cùng sửa một sổ tính', en: 'Two people in one workbook at once' },
  },
  {
    id: 'cellEdit',
    name: { vi: 'Đang gõ dở trong ô thì bấm Gửi', en: 'Send is pressed while a cell is being typed into' },
  },
  { id: 'lockedCell', name: { vi: 'Gõ vào ô bị khóa', en: 'Typing into a locked cell' } },
  {
    id: 'nativeList',
    name: { vi: 'Danh sách chọn và lời nhắc của Excel', en: 'Excel’s own list and messages' },
  },
  { id: 'undoStep', name: { vi: 'Hoàn tác bằng Ctrl+Z', en: 'Ctrl+Z' } },
  {
    id: 'withoutAddin',
    name: { vi: 'Sửa tệp bằng phần mềm khác rồi mở lại', en: 'The file is edited in another program' },
  },
  {
    id: 'calendar1904',
    name: { vi: 'Sổ tính đếm ngày từ 1904', en: 'A workbook that counts from 1904' },
  },
  { id: 'r1c1', name: { vi: 'Kiểu tham chiếu R1C1', en: 'References shown as R1C1' } },
  {
    id: 'otherLanguage',
    name: { vi: 'Excel tiếng Việt và tiếng Anh', en: 'Excel in Vietnamese and in English' },
  },
  { id: 'printed', name: { vi: 'Xem trước khi in', en: 'The print preview' } },
];
