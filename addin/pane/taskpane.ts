import { holdsBase } from '../excel/holds-base.ts';
import { hostFactsOf } from './host-facts.ts';
import { mountPane, type Found } from './main.tsx';

/** What every call of the pane needs at least; the manifest says the same. */
const REQUIRED_EXCEL_API = '1.14';

const root = document.getElementById('root');
if (root === null) throw new Error('expected an element #root, found none');
mountPane(root, await findExcel());

async function findExcel(): Promise<Found> {
  // Office.js comes from Microsoft's address, which an office's network may block.
  if (typeof Office === 'undefined') return { kind: 'outside' };
  const { host } = await Office.onReady();
  if (host !== Office.HostType.Excel) return { kind: 'outside' };
  const supports = (version: string): boolean =>
    Office.context.requirements.isSetSupported('ExcelApi', version);
  if (!supports(REQUIRED_EXCEL_API)) return { kind: 'tooOld' };
  return {
    kind: 'workbook',
    workbook: async () =>
      (await import('../excel/open-plan-workbook.ts')).openPlanWorkbook(Excel, { supports }),
    holdsBase: () => holdsBase(Excel),
    facts: hostFactsOf(Office),
  };
}
