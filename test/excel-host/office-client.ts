// What Microsoft's Excel client needs of a page, and what an add-in needs of `Office`, in Node and browser alike.

import type { Host } from './answer/host.ts';

/** The parts of the client's `OfficeExtension` that a test reaches for. */
export type OfficeExtensionPart = Readonly<{
  HostBridge: { init: (bridge: HostBridgeEnds) => void };
  config: { extendedErrorLogging: boolean };
  CommonUtility: { _doApiNotSupportedCheck: boolean };
}>;

export type HostBridgeEnds = {
  sendMessageToHost: (text: string) => void;
  /** Filled in by the client. */
  onMessageFromHost?: (text: string) => void;
};

/** Highest ExcelApi version that the host says it has. The manifest asks for 1.14. */
export type RequirementSets = Readonly<{ excelApi: string }>;
export const defaultRequirementSets: RequirementSets = { excelApi: '1.14' };

export function isSetSupported(sets: RequirementSets, name: string, version = '1.1'): boolean {
  const atLeast = (limit: string): boolean => {
    const [major = 0, minor = 0] = limit.split('.').map(Number);
    const [wantedMajor = 0, wantedMinor = 0] = String(version).split('.').map(Number);
    return wantedMajor < major || (wantedMajor === major && wantedMinor <= minor);
  };
  switch (name.toLowerCase()) {
    case 'excelapi':
      return atLeast(sets.excelApi);
    case 'delayforcelledit':
      return true;
    case 'sharedruntime':
    case 'ribbonapi':
      return atLeast('1.1');
    default:
      return false;
  }
}

export type OfficeSurface = Readonly<{
  onReady: (
    callback?: (info: Readonly<{ host: string; platform: string }>) => void,
  ) => Promise<Readonly<{ host: string; platform: string }>>;
  context: Readonly<{
    requirements: Readonly<{ isSetSupported: (name: string, version?: string) => boolean }>;
    displayLanguage: string;
    contentLanguage: string;
    diagnostics: Readonly<{ host: string; platform: string; version: string }>;
    officeTheme: Readonly<Record<string, string | boolean>>;
  }>;
  HostType: Readonly<{ Excel: string }>;
  PlatformType: Readonly<{ OfficeOnline: string }>;
}>;

/** The small part of `Office` that a pane asks; it takes the place of the client's own, which wants a real host. */
export function officeSurface(
  sets: RequirementSets,
  theme: Readonly<{ isDarkTheme: boolean }> = { isDarkTheme: false },
): OfficeSurface {
  const info = { host: 'Excel', platform: 'OfficeOnline' };
  return {
    onReady: callback => {
      callback?.(info);
      return Promise.resolve(info);
    },
    context: {
      requirements: { isSetSupported: (name, version) => isSetSupported(sets, name, version) },
      displayLanguage: 'vi-VN',
      contentLanguage: 'vi-VN',
      diagnostics: { ...info, version: '16.0.18000.40000' },
      officeTheme: theme,
    },
    HostType: { Excel: 'Excel' },
    PlatformType: { OfficeOnline: 'OfficeOnline' },
  };
}

/** Joins a client and a host. */
export function connect(extension: OfficeExtensionPart, host: Pick<Host, 'handle' | 'onMessage'>): void {
  const bridge: HostBridgeEnds = {
    sendMessageToHost: text => {
      host.handle(text).then(
        reply => bridge.onMessageFromHost?.(reply),
        (problem: unknown) => {
          // A defect of the host must fail the test loudly, not leave a sync waiting for ever.
          queueMicrotask(() => {
            throw problem;
          });
        },
      );
    },
  };
  extension.HostBridge.init(bridge);
  extension.CommonUtility._doApiNotSupportedCheck = true;
  host.onMessage(text => bridge.onMessageFromHost?.(text));
}
