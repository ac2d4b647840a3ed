// Microsoft's own Excel client in a bare Node context, over a workbook of ours. Nothing of Office.js is imitated.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { Script, createContext } from 'node:vm';
import { type Host, createHost } from './answer/host.ts';
import {
  type OfficeExtensionPart,
  type OfficeSurface,
  type RequirementSets,
  connect,
  defaultRequirementSets,
  officeSurface,
} from './office-client.ts';
import { Workbook, type WorkbookOptions } from './workbook/workbook.ts';

export type LoadedExcel = Readonly<{
  Excel: typeof Excel;
  OfficeExtension: OfficeExtensionPart;
  Office: OfficeSurface;
  workbook: Workbook;
  host: Host;
}>;

export type LoadOptions = Readonly<{ workbook?: Workbook; requirementSets?: RequirementSets }> &
  WorkbookOptions;

let script: Script | null = null;

function clientScript(): Script {
  const path = createRequire(import.meta.url).resolve('@microsoft/office-js/dist/excel-web-16.00.debug.js');
  script ??= new Script(readFileSync(path, 'utf8'), { filename: path });
  return script;
}

/** A fresh client with a fresh workbook (or the one given); clients share nothing, so tests may run side by side. */
export async function anExcel(options: LoadOptions = {}): Promise<LoadedExcel> {
  const workbook = options.workbook ?? new Workbook(options);
  const host = createHost(workbook);
  const sets = options.requirementSets ?? defaultRequirementSets;
  const page: Record<string, unknown> = {
    navigator: { userAgent: 'Node' },
    location: { href: 'https://localhost/', search: '', hash: '' },
    setTimeout,
    clearTimeout,
    Promise,
    performance,
    console,
    addEventListener: () => undefined,
    removeEventListener: () => undefined,
  };
  page['window'] = page;
  page['self'] = page;
  clientScript().runInContext(createContext(page));
  const office = officeSurface(sets);
  page['Office'] = office;
  const extension = page['OfficeExtension'] as OfficeExtensionPart;
  connect(extension, host);
  return {
    Excel: page['Excel'] as typeof Excel,
    OfficeExtension: extension,
    Office: office,
    workbook,
    host,
  };
}
