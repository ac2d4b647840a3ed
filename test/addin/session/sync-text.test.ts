import { describe, expect, test } from 'vitest';
import { syncText, type RowStand } from '../../../addin/session/sync-text.ts';
import type { Problem } from '../../../addin/session/session-state.ts';

const calm: RowStand = {
  writable: true,
  pending: 0,
  conflicts: [],
  sent: false,
  shown: '',
  problems: [],
};
const percent: Problem = { reason: 'percentRange', severity: 'error', params: {}, fixes: [] };
const documents: Problem = {
  reason: 'documentNumber',
  severity: 'warning',
  params: { text: '38' },
  fixes: [],
};
const refused: Problem = { ...percent, message: 'Máy chủ không nhận.' };

describe('what the Đồng bộ cell says', () => {
  test.each<[string, Partial<RowStand>, string]>([
    ['nothing of a row at rest', {}, ''],
    ['that a change waits', { pending: 2 }, 'Chờ gửi (2 ô)'],
    ['that it was sent', { sent: true }, 'Đã gửi'],
    ['that it was sent before the pane opened', { shown: 'Đã gửi' }, 'Đã gửi'],
    ['that a new change waits after one was sent', { sent: true, pending: 1 }, 'Chờ gửi (1 ô)'],
    ['that the row is another unit’s', { writable: false }, 'Chỉ xem'],
    [
      'the reason of an error',
      { pending: 1, problems: [documents, percent] },
      'Có lỗi: Mức độ hoàn thành phải là số từ 0 đến 100.',
    ],
    ['nothing of a mere warning', { problems: [documents] }, ''],
    ['why the service refused', { problems: [refused] }, 'Bị từ chối: Máy chủ không nhận.'],
    [
      'that contents differ, before anything else',
      { conflicts: [{ field: 'note' }], problems: [percent] },
      'Khác nhau [Ghi chú]',
    ],
    [
      'which cells are in trouble, for the sheet to colour them',
      {
        problems: [
          { ...percent, column: 'percent' },
          { ...percent, column: 'status' },
        ],
      },
      'Có lỗi [Trạng thái] [Tiến độ %]: Mức độ hoàn thành phải là số từ 0 đến 100.',
    ],
  ])('[SE6] %s', (_name, stand, expected) => {
    expect(syncText({ ...calm, ...stand })).toBe(expected);
  });

  test('[SE6] a long reason is cut short', () => {
    const long: Problem = { ...percent, message: 'Đề nghị '.repeat(60) };
    const text = syncText({ ...calm, problems: [long] });
    expect({ length: text.length <= 160, end: text.at(-1) }).toEqual({ length: true, end: '…' });
  });
});
