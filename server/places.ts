import path from 'node:path';

/** Where the product's own files lie. */
export type Places = Readonly<{
  /** The built pages: build/client. */
  client: string;
  /** Microsoft's Excel client, for the Excel test page; there only where development dependencies are installed. */
  officeJs: string;
  icons: string;
  manifest: string;
  seedPlan: string;
  unitDirectory: string;
}>;

export function placesIn(root: string): Places {
  return {
    client: path.join(root, 'build/client'),
    officeJs: path.join(root, 'node_modules/@microsoft/office-js/dist'),
    icons: path.join(root, 'addin/icons'),
    manifest: path.join(root, 'manifest.xml'),
    seedPlan: path.join(root, 'seeds/38-KH-HDTDKT-2023.txt'),
    unitDirectory: path.join(root, 'seeds/units.json'),
  };
}
