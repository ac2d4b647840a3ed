// The roll-up as .csv: its figures, units, tasks and rows, one table after another. UTF-8 with the mark by which Excel
// knows it; text is text, whatever it begins with.
import { formatDate } from '../../plan/iso-date.ts';
import { detailLines } from '../../plan/sheet/detail-sheet.ts';
import { rollupWords } from '../../plan/sheet/rollup-words.ts';
import { quarterNumeral } from '../../plan/quarter.ts';
import type { Language } from '../../plan/reasons/reason.ts';
import { ProgressClass, progressClassLabels } from '../../plan/rollup.ts';
import type { RollupRead } from './read-rollup.ts';

type Value = string | number;

const BOM = '\uFEFF';

export function writeRollupCsv(read: RollupRead, language: Language): Buffer {
  const { rollup, document, rows } = read;
  const words = rollupWords[language];
  const names = new Map(document.units.map(unit => [unit.id, unit.name]));
  const titles = new Map(document.tasks.map(task => [task.no, task]));
  const nameOf = (unit: string | null): string => (unit === null ? '' : (names.get(unit) ?? unit));
  const { classes, rate } = rollup;
  const details = detailLines({ rollup, document, rows, language });
  const tables: Value[][][] = [
    [
      [words.title(quarterNumeral(rollup.quarter), document.plan.year)],
      [words.asOf(formatDate(rollup.asOf), rollup.version)],
    ],
    [
      [words.className, words.count],
      [words.listed, rollup.listed],
      [words.due, rollup.due],
      ...ProgressClass.options.map(name => [progressClassLabels[name][language], classes[name]]),
      [words.rate, rate ?? ''],
    ],
    [
      [...words.unitHeaders],
      ...rollup.units.map(({ unit, rows, reported, done, overdue }, index) => [
        ...[index + 1, nameOf(unit)],
        ...[rows, reported, done, overdue],
      ]),
    ],
    [
      [...words.taskHeaders],
      ...rollup.tasks.map(({ task, lead, class: name, coordinating }) => {
        const known = titles.get(task);
        const due = known?.timing.due ?? null;
        return [
          task,
          known?.title ?? '',
          nameOf(lead),
          known?.timing.resolved ?? '',
          due === null ? '' : formatDate(due),
          progressClassLabels[name][language],
          `${coordinating.reported}/${coordinating.total}`,
        ];
      }),
    ],
    [
      ...(details[0] ? [details[0].map(({ header }) => header)] : []),
      ...details.map(line =>
        line.map(({ value, text }) => (typeof value === 'number' && text === String(value) ? value : text)),
      ),
    ],
  ];
  const text = tables.map(lines => lines.map(lineOf).join('\r\n')).join('\r\n\r\n');
  return Buffer.from(`${BOM}${text}\r\n`);
}

function lineOf(values: readonly Value[]): string {
  return values.map(value => (typeof value === 'number' ? String(value) : quoted(value))).join(',');
}

/** Programs take what begins so for a formula, quoted or not: https://owasp.org/www-community/attacks/CSV_Injection */
const FORMULA_LIKE = /^[\s\0]*[=+\-@\uFF1D\uFF0B\uFF0D\uFF20]|^[\t\r\n]/;

function quoted(text: string): string {
  const safe = FORMULA_LIKE.test(text) ? `'${text}` : text;
  return `"${safe.replaceAll('"', '""').replaceAll('\0', '')}"`;
}
