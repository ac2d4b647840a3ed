import type { OfficeColours } from '../theme/office-theme.ts';

/** What is known of the Excel around the pane. */
export type HostFacts = Readonly<{
  host: string;
  platform: string;
  version: string;
  /** The highest version of ExcelApi that it has. */
  excelApi: string;
  sharedRuntime: boolean;
  /** Its colours as they are now. */
  colours: () => OfficeColours | null;
}>;

/** The part of `Office` that tells them; older builds lack some of it. */
type OfficeAround = Readonly<{
  context: Readonly<{
    requirements: Readonly<{ isSetSupported: (name: string, version?: string) => boolean }>;
    diagnostics?: Readonly<{ host?: unknown; platform?: unknown; version?: unknown }>;
    officeTheme?: OfficeColours;
  }>;
}>;

const NEWEST_MINOR = 30;

export function hostFactsOf({ context }: OfficeAround): HostFacts {
  const { requirements, diagnostics = {} } = context;
  let minor = NEWEST_MINOR;
  while (minor > 0 && !requirements.isSetSupported('ExcelApi', `1.${minor}`)) minor -= 1;
  return {
    host: String(diagnostics.host ?? ''),
    platform: String(diagnostics.platform ?? ''),
    version: String(diagnostics.version ?? ''),
    excelApi: `1.${minor}`,
    sharedRuntime: requirements.isSetSupported('SharedRuntime', '1.1'),
    colours: () => context.officeTheme ?? null,
  };
}
