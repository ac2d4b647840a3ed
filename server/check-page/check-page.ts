// The check of a file as one page that works from a disk: the same reader, comparison and checks as the service and
// `npm run check-file`, and the same sentences. Built into a single file, since a browser loads nothing beside a page
// that was opened from a disk.
import { columnOf } from '../../plan/sheet/columns.ts';
import { fromSerial, type IsoDate } from '../../plan/iso-date.ts';
import { sentence, type Severity } from '../../plan/reasons/reason.ts';
import { checkFile, type FileVerdict, type Remark } from '../workbook/check/check-file.ts';
import { readPlanFile } from '../workbook/read/read-plan-file.ts';
import { Unreadable } from '../workbook/read/unreadable.ts';

const MOST_BYTES = 16 * 1024 * 1024;

const grades: Readonly<Record<Severity, string>> = {
  error: 'Lỗi / error',
  warning: 'Cần xem lại / warning',
  info: 'Lưu ý / note',
};

const input = document.querySelector<HTMLInputElement>('#file')!;
const zone = document.querySelector<HTMLElement>('#zone')!;
const place = document.querySelector<HTMLElement>('#verdict')!;

input.addEventListener('change', () => {
  const [file] = input.files ?? [];
  if (file) void check(file);
});
for (const kind of ['dragenter', 'dragover'] as const) {
  addEventListener(kind, event => {
    event.preventDefault();
    zone.classList.add('over');
  });
}
addEventListener('dragleave', () => zone.classList.remove('over'));
addEventListener('drop', event => {
  event.preventDefault();
  zone.classList.remove('over');
  const [file] = event.dataTransfer?.files ?? [];
  if (file) void check(file);
});

async function check(file: File): Promise<void> {
  try {
    if (file.size > MOST_BYTES) throw new Unreadable('fileTooLarge', { limit: '16 MB' });
    const reading = readPlanFile(new Uint8Array(await file.arrayBuffer()));
    const fixed = reading.hidden?.today ?? null;
    show(file.name, checkFile(reading, (fixed === null ? null : fromSerial(fixed)) ?? today()));
  } catch (error) {
    if (!(error instanceof Unreadable)) throw error;
    const { reason, params } = error;
    place.dataset.verdict = JSON.stringify({ unreadable: reason });
    place.replaceChildren(
      heading(file.name),
      list([{ reason, params, severity: 'error', fixes: [], rows: [] }]),
    );
  }
}

function show(name: string, verdict: FileVerdict): void {
  const { plan, unit, version, changed, remarks } = verdict;
  const errors = remarks.filter(({ severity }) => severity === 'error').length;
  place.dataset.verdict = JSON.stringify(verdict);
  place.replaceChildren(
    heading(name),
    ...(plan === null
      ? pair(
          'Không còn trang ẩn "_phuluc": mỗi ô có nội dung được tính là ô đã sửa.',
          'The hidden sheet "_phuluc" is gone: every filled cell counts as changed.',
        )
      : [line(`Kế hoạch / plan: ${plan}; đơn vị / unit: ${unit ?? '*'}; phiên bản / version: ${version}`)]),
    line(`Ô đã sửa và nhận được / changed cells that can be taken: ${changed}`),
    ...(errors === 0
      ? pair('Không có lỗi.', 'No errors.')
      : pair(
          `Có ${errors} lỗi, đề nghị sửa trước khi gửi.`,
          `${errors} errors, please mend them before sending.`,
        )),
    list(remarks),
    ...pair(
      'Chưa kiểm tra được khi không có máy chủ: chữ ký của tệp và nội dung người khác đã sửa.',
      'Not checked without the service: the signature of the file, and what others have changed.',
    ),
  );
}

function list(remarks: readonly Remark[]): HTMLElement {
  const items = document.createElement('ul');
  items.append(...remarks.map(item));
  return items;
}

function item({ reason, params, severity, fixes, rowId, field, shown, rows }: Remark): HTMLElement {
  const about = [
    ...(rowId === undefined ? [] : [rowId]),
    ...(field === undefined ? [] : [columnOf[field].header]),
    ...(rows.length === 0 ? [] : [`dòng / row ${rows.map(row => row + 1).join(', ')}`]),
  ];
  const grade = document.createElement('span');
  grade.className = 'grade';
  grade.textContent = grades[severity];
  const head = line('');
  head.append(grade, about.length === 0 ? '' : `: ${about.join(' · ')}`);
  const one = document.createElement('li');
  one.className = severity;
  one.append(
    head,
    ...pair(sentence(reason, params), sentence(reason, params, 'en')),
    ...(shown === undefined ? [] : [line(`Trong tệp / in the file: ${shown.slice(0, 200)}`)]),
    ...(fixes.length === 0 ? [] : [line(`Gợi ý / try: ${fixes.map(({ label }) => label).join('; ')}`)]),
  );
  return one;
}

function heading(text: string): HTMLElement {
  const element = document.createElement('h2');
  element.textContent = text;
  return element;
}

function pair(vi: string, en: string): HTMLElement[] {
  const english = line(en);
  english.lang = 'en';
  return [line(vi), english];
}

function line(text: string): HTMLElement {
  const element = document.createElement('p');
  element.textContent = text;
  return element;
}

/** The day in Việt Nam, whatever the machine's own zone. */
function today(): IsoDate {
  return new Intl.DateTimeFormat('en-CA', { timeZone: 'Asia/Ho_Chi_Minh' }).format(new Date()) as IsoDate;
}
