import { questionIds, questionNames, type QuestionId } from './questions.ts';
import { onlyByHand } from './only-by-hand.ts';
import type { Names, OnlyByHand, Scenario } from './scenario.ts';
import { cellScenarios } from './scenarios/cells.ts';
import { columnScenarios } from './scenarios/columns.ts';
import { paneScenarios } from './scenarios/pane.ts';
import { rowScenarios } from './scenarios/rows.ts';
import { sheetScenarios } from './scenarios/sheets.ts';

export type Entry =
  | Readonly<{ kind: 'question'; id: QuestionId; name: Names }>
  | (Scenario & Readonly<{ kind: 'scenario' }>)
  | (OnlyByHand & Readonly<{ kind: 'byHand' }>);

/** Everything that is to be shown of an Excel, in the order in which it is played. */
export const entries: readonly Entry[] = [
  ...questionIds.map(id => ({ kind: 'question' as const, id, name: questionNames[id] })),
  ...[...rowScenarios, ...columnScenarios, ...sheetScenarios, ...cellScenarios, ...paneScenarios].map(
    scenario => ({ kind: 'scenario' as const, ...scenario }),
  ),
  ...onlyByHand.map(entry => ({ kind: 'byHand' as const, ...entry })),
];
