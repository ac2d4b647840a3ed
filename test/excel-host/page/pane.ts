// The add-in's pane beside the grid: its own code, on Microsoft's client, over the workbook of the page around it.
import { holdsBase } from '../../../addin/excel/holds-base.ts';
import { openPlanWorkbook } from '../../../addin/excel/open-plan-workbook.ts';
import { hostFactsOf } from '../../../addin/pane/host-facts.ts';
import { mountPane } from '../../../addin/pane/main.tsx';
import { connectOffice } from '../load-office-browser.ts';
import type { ExcelTest } from './excel-test.ts';

const root = document.getElementById('root');
if (root === null) throw new Error('expected an element #root, found none');
const around = (window.parent as Window & { __excelTest?: ExcelTest }).__excelTest;

if (around === undefined) mountPane(root, { kind: 'outside' });
else {
  const { excel, office } = connectOffice(around.host);
  const supports = (version: string): boolean =>
    office.context.requirements.isSetSupported('ExcelApi', version);
  mountPane(root, {
    kind: 'workbook',
    workbook: async () => openPlanWorkbook(excel, { supports }),
    holdsBase: () => holdsBase(excel),
    facts: hostFactsOf(office),
  });
}

// F6 goes round between the parts of the window, as in Excel; this document has the pane's part of it.
window.addEventListener('keydown', event => {
  if (event.key !== 'F6' || around === undefined) return;
  event.preventDefault();
  around.focusGrid();
});
