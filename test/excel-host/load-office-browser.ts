// Microsoft's client, loaded by a script element of this page, joined to a host that may live in another frame.
import type { Host } from './answer/host.ts';
import {
  type OfficeExtensionPart,
  type OfficeSurface,
  type RequirementSets,
  connect,
  defaultRequirementSets,
  officeSurface,
} from './office-client.ts';

type ClientGlobals = { OfficeExtension?: OfficeExtensionPart; Excel?: typeof Excel; Office?: unknown };

/** Answers what an add-in finds as its globals. */
export function connectOffice(
  host: Pick<Host, 'handle' | 'onMessage'>,
  sets: RequirementSets = defaultRequirementSets,
): Readonly<{ excel: typeof Excel; office: OfficeSurface }> {
  const globals = globalThis as unknown as ClientGlobals;
  const { OfficeExtension: extension, Excel: excel } = globals;
  if (extension === undefined || excel === undefined)
    throw new Error("expected Microsoft's Excel client in this page, found none");
  const office = officeSurface(sets, {
    // The test page has no theme of its own: it goes by the system's.
    get isDarkTheme() {
      return matchMedia('(prefers-color-scheme: dark)').matches;
    },
  });
  globals.Office = office;
  connect(extension, host);
  return { excel, office };
}
