import type { Task } from '../plan.ts';
import type { Directory } from '../units/directory.ts';
import { suspectFinder } from './find-suspects.ts';
import { listNumbers, type ReadingColumn, type ReadingIssue, type TextEdit } from './reading-issue.ts';

const columns = ['title', 'lead', 'coordinating'] as const;

/** The text of a task's cell as printed. */
export function printedCell(task: Task, column: ReadingColumn): string {
  if (column === 'title') return task.title;
  if (column === 'no') return task.printedNo;
  if (column === 'product') return task.product ?? '';
  return task[column].printed;
}

/** Words that the scan probably got wrong, one issue per word, correction and column. */
export function ocrIssues(
  tasks: readonly Task[],
  directory: Directory,
  prose: readonly string[],
): ReadingIssue[] {
  const cells = tasks.flatMap(task => columns.map(column => printedCell(task, column)));
  const suspectsOf = suspectFinder(directory, [...cells, ...prose]);
  const issues = new Map<string, { column: ReadingColumn; found: string; fix: string; edits: TextEdit[] }>();
  for (const column of columns) {
    for (const task of tasks) {
      for (const { at, found, fix } of suspectsOf(printedCell(task, column))) {
        const key = `${column} ${found} ${fix}`;
        const issue = issues.get(key) ?? { column, found, fix, edits: [] };
        issue.edits.push({ task: task.no, column, at, found, fix });
        issues.set(key, issue);
      }
    }
  }
  return [...issues.values()].map(({ column, found, fix, edits }) => {
    const numbers = [...new Set(edits.map(edit => edit.task))];
    return {
      kind: 'ocr',
      reason: 'ocrSuspect',
      place: { lines: linesOf(tasks, numbers), tasks: numbers, column },
      printed: found,
      suggestion: fix,
      edits,
      params: { row: listNumbers(numbers), found, fix },
    };
  });
}

/** The source lines (1-based) of tasks by their numbers. */
export function linesOf(tasks: readonly Task[], numbers: readonly number[]): number[] {
  const wanted = new Set(numbers);
  return tasks.flatMap(task => (wanted.has(task.no) && task.line !== null ? [task.line] : []));
}
