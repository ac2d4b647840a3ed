/**
 * The same add-in for catalogues on premises and an Excel that reads no version overrides: without the ribbon. The pane
 * is found under Insert > My Add-ins, and does all that the ribbon does.
 */
export function classicManifest(manifest: string): string {
  return manifest
    .replace(/\s*<VersionOverrides[\s\S]*<\/VersionOverrides>/, '')
    .replace(/ xmlns:bt="[^"]*"/, '');
}
