import { Status, statusLabels } from '../field.ts';
import type { Fix } from '../issue.ts';
import { fold } from '../text/fold.ts';
import { accept, quote, refuse, type CellVerdict } from './cell-verdict.ts';

const fixOf = (status: Status): Fix => ({ value: status, label: statusLabels[status] });

const list = Status.options.map(status => statusLabels[status]).join(', ');

/** Words that mean a status although they are not in the list: offered, never taken for granted. */
const nearWords: Readonly<Record<Status, readonly string[]>> = {
  notStarted: ['chưa làm', 'chưa triển khai', 'chưa bắt đầu', 'not started'],
  inProgress: ['đang làm', 'đang triển khai', 'in progress'],
  done: ['hoàn thành', 'đã xong', 'xong', 'completed'],
  paused: ['tạm ngừng', 'đang tạm dừng', 'on hold'],
  cancelled: ['hủy', 'đã hủy', 'dừng thực hiện', 'not carried out'],
};

const exact = new Map<string, Status>(
  Status.options.flatMap(status => [
    [status, status],
    [statusLabels[status], status],
  ]),
);
const folded = new Map<string, Status>([...exact].map(([word, status]) => [fold(word), status]));
const bare = new Map<string, Status>(
  Status.options.flatMap(status =>
    [status, statusLabels[status], ...nearWords[status]].map(word => [withoutMarks(word), status] as const),
  ),
);

function withoutMarks(text: string): string {
  return fold(text).normalize('NFD').replace(/\p{M}/gu, '').replaceAll('đ', 'd');
}

/** A status by its key or by its word, however typed; anything else is refused with the whole list to choose from. */
export function checkStatus(text: string): CellVerdict {
  const status = exact.get(text) ?? (text.length > 60 ? undefined : folded.get(fold(text)));
  if (status) return accept(status);
  const near = text.length > 60 ? undefined : bare.get(withoutMarks(text));
  return refuse('notInList', { text: quote(text), list }, (near ? [near] : Status.options).map(fixOf));
}
