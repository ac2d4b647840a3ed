// What the pane hears and what it does not, what comes from elsewhere, and cells that two have written.
import type { Scenario } from '../scenario.ts';
import { A1, A2, choose, hand, open, others, pane, write } from '../steps.ts';

const mine = 'Đơn vị ghi';
const theirs = 'Thư ký ghi';
const bothWrite = [write(A1, 'note', mine), others(A1, 'note', theirs)];

export const paneScenarios: readonly Scenario[] = [
  {
    id: 'heard',
    name: { vi: 'Excel báo có thay đổi', en: 'Excel tells of a change' },
    steps: [write(A1, 'note', 'Được nghe'), pane('hears')],
    expected: {
      cells: { [`${A1} note`]: 'Được nghe' },
      sync: { [A1]: 'Chờ gửi (1 ô)' },
      waiting: [`${A1} note`],
      problems: [`${A1} statusMissing`],
    },
  },
  {
    id: 'lostEvents',
    name: { vi: 'Excel không báo thay đổi', en: 'Excel tells of nothing' },
    steps: [
      hand({ kind: 'events', on: false }),
      write(A1, 'note', 'Không được nghe'),
      hand({ kind: 'events', on: true }),
      pane('send'),
      pane('send'),
    ],
    expected: {
      cells: { [`${A1} note`]: 'Không được nghe' },
      sync: { [A1]: 'Đã gửi' },
      problems: [`${A1} statusMissing`],
      said: 'notice.nothingToSend',
      service: { [`${A1} note`]: 'Không được nghe' },
    },
  },
  {
    id: 'lostEventsFound',
    name: { vi: 'Thay đổi không được báo, tìm thấy khi nghỉ', en: 'What was not told is found at rest' },
    steps: [
      hand({ kind: 'events', on: false }),
      write(A1, 'note', 'Không được nghe'),
      hand({ kind: 'events', on: true }),
      write(A2, 'note', 'Được nghe'),
      pane('hears'),
      pane('rests'),
    ],
    expected: {
      cells: { [`${A1} note`]: 'Không được nghe', [`${A2} note`]: 'Được nghe' },
      sync: { [A1]: 'Chờ gửi (1 ô)', [A2]: 'Chờ gửi (1 ô)' },
      waiting: [`${A1} note`, `${A2} note`],
      problems: [`${A1} statusMissing`, `${A2} statusMissing`],
    },
  },
  {
    id: 'closedPane',
    name: { vi: 'Nhập khi ngăn đã đóng', en: 'Entries while the pane is closed' },
    steps: [
      write(A1, 'note', 'Trước khi đóng'),
      pane('close'),
      write(A2, 'percent', 20),
      open('own'),
      pane('send'),
      pane('send'),
    ],
    expected: {
      cells: { [`${A1} note`]: 'Trước khi đóng', [`${A2} percent`]: '20' },
      sync: { [A1]: 'Đã gửi', [A2]: 'Đã gửi' },
      problems: [`${A1} statusMissing`, `${A2} statusMissing`],
      said: 'notice.nothingToSend',
      service: { [`${A1} note`]: 'Trước khi đóng', [`${A2} percent`]: 20 },
    },
  },
  {
    id: 'received',
    name: { vi: 'Nhận nội dung nơi khác ghi', en: 'What others write comes in' },
    steps: [others(A1, 'note', theirs), pane('check')],
    expected: {
      said: 'notice.checkedClean',
      cells: { [`${A1} note`]: theirs },
      problems: [`${A1} statusMissing`],
      service: { [`${A1} note`]: theirs },
    },
  },
  {
    id: 'arriving',
    name: { vi: 'Nội dung đến khi ngăn đóng: chỉ hiện', en: 'What came while it was closed is shown first' },
    steps: [pane('close'), others(A1, 'note', theirs), open('own')],
    expected: { problems: [], service: { [`${A1} note`]: theirs } },
  },
  {
    id: 'takenIn',
    name: { vi: 'Nội dung đến khi ngăn đóng: đã nhận', en: 'What came while it was closed is taken in' },
    steps: [pane('close'), others(A1, 'note', theirs), open('own'), pane('takeIn'), pane('check')],
    expected: {
      cells: { [`${A1} note`]: theirs },
      problems: [`${A1} statusMissing`],
      said: 'notice.checkedClean',
      service: { [`${A1} note`]: theirs },
    },
  },
  {
    id: 'conflict',
    name: { vi: 'Hai nơi ghi một ô', en: 'Two write the same cell' },
    steps: [...bothWrite, pane('send')],
    expected: {
      cells: { [`${A1} note`]: mine },
      sync: { [A1]: 'Khác nhau [Ghi chú]' },
      held: [`${A1} note`],
      said: 'notice.heldAll',
      conflicts: [`${A1} note: ${mine} / ${theirs}`],
      problems: [`${A1} statusMissing`],
      service: { [`${A1} note`]: theirs },
    },
  },
  {
    id: 'conflictMine',
    name: { vi: 'Chọn nội dung của đơn vị', en: 'One’s own content is chosen' },
    steps: [...bothWrite, choose('mine'), pane('send')],
    expected: {
      cells: { [`${A1} note`]: mine },
      sync: { [A1]: 'Đã gửi' },
      problems: [`${A1} statusMissing`],
      said: 'notice.sent',
      service: { [`${A1} note`]: mine },
    },
  },
  {
    id: 'conflictTheirs',
    name: { vi: 'Chọn nội dung nơi khác', en: 'The other content is chosen' },
    steps: [...bothWrite, choose('theirs')],
    expected: {
      cells: { [`${A1} note`]: theirs },
      problems: [`${A1} statusMissing`],
      said: 'notice.tookTheirs',
      service: { [`${A1} note`]: theirs },
    },
  },
  {
    id: 'emptied',
    name: { vi: 'Xóa nội dung đã gửi', en: 'What was sent is emptied' },
    steps: [write(A1, 'note', 'Sẽ xóa'), pane('send'), write(A1, 'note', ''), pane('send')],
    expected: { sync: { [A1]: 'Đã gửi' }, said: 'notice.sent' },
  },
];
