import { existsSync, readFileSync } from 'node:fs';
import { SaxesParser, type SaxesTagNS } from 'saxes';
import { describe, expect, test } from 'vitest';
import { classicManifest } from '../server/http/classic-manifest.ts';

type Element = {
  name: string;
  type: string | null;
  attributes: Record<string, string>;
  children: Element[];
  text: string;
};

const source = readFileSync(new URL('../manifest.xml', import.meta.url), 'utf8');
const manifest = parse(source);
const overrides = child(manifest, 'VersionOverrides');
const resources = child(overrides, 'Resources');

describe('manifest.xml by the published schema', () => {
  test('[MF1] its parts stand in the order that the schema fixes', () => {
    expect(manifest.children.map(element => element.name)).toEqual([
      'Id',
      'Version',
      'ProviderName',
      'DefaultLocale',
      'DisplayName',
      'Description',
      'IconUrl',
      'HighResolutionIconUrl',
      'SupportUrl',
      'AppDomains',
      'Hosts',
      'Requirements',
      'DefaultSettings',
      'Permissions',
      'VersionOverrides',
    ]);
    expect(overrides.children.map(element => element.name)).toEqual(['Requirements', 'Hosts', 'Resources']);
    expect(resources.children.map(element => element.name)).toEqual([
      'Images',
      'Urls',
      'ShortStrings',
      'LongStrings',
    ]);
    expect([manifest.type, overrides.type]).toEqual(['TaskPaneApp', 'VersionOverridesV1_0']);
  });

  test('[MF2] it is one add-in for Excel, with a stable id, a four-part version and the rights to write', () => {
    expect(child(manifest, 'Id').text).toMatch(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/);
    expect(child(manifest, 'Version').text).toBe(`${packageVersion()}.0`);
    expect(child(manifest, 'Permissions').text).toBe('ReadWriteDocument');
    expect(all(child(manifest, 'Hosts'), 'Host').map(host => host.attributes.Name)).toEqual(['Workbook']);
  });

  test('[MF3] both lists of requirements ask for ExcelApi 1.14 and nothing above', () => {
    const sets = [
      ...all(child(manifest, 'Requirements'), 'Set'),
      ...all(child(overrides, 'Requirements'), 'Set'),
    ];
    expect(sets.map(set => [set.attributes.Name, set.attributes.MinVersion])).toEqual([
      ['ExcelApi', '1.14'],
      ['ExcelApi', '1.14'],
    ]);
  });

  test('[MF4] Vietnamese is the default and every text has its English override, within the lengths Office allows', () => {
    expect(child(manifest, 'DefaultLocale').text).toBe('vi-VN');
    const limits = { DisplayName: 125, Description: 250, ShortStrings: 125, LongStrings: 250 } as const;
    const texts = [
      ...(['DisplayName', 'Description'] as const).map(name => ({
        limit: limits[name],
        element: child(manifest, name),
      })),
      ...(['ShortStrings', 'LongStrings'] as const).flatMap(name =>
        child(resources, name).children.map(element => ({ limit: limits[name], element })),
      ),
    ];
    expect(texts.length).toBeGreaterThan(10);
    for (const { limit, element } of texts) {
      const vietnamese = element.attributes.DefaultValue ?? '';
      const english = child(element, 'Override');
      expect(english.attributes.Locale, vietnamese).toBe('en-US');
      expect(vietnamese).toBe(vietnamese.normalize('NFC'));
      for (const text of [vietnamese, english.attributes.Value ?? '']) {
        expect(text.length, text).toBeGreaterThan(0);
        expect(text.length, text).toBeLessThanOrEqual(limit);
      }
    }
  });

  test('[MF5] ids are unique and at most 32 characters, and every resource is both defined and used', () => {
    const defined = resources.children.flatMap(part =>
      part.children.map(element => element.attributes.id ?? ''),
    );
    const used = descendants(overrides).flatMap(element => element.attributes.resid ?? []);
    const ids = [
      ...defined,
      ...descendants(overrides).flatMap(element =>
        element.name === 'Control' || element.name === 'Group' ? (element.attributes.id ?? '') : [],
      ),
    ];
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids.filter(id => id.length === 0 || id.length > 32)).toEqual([]);
    expect([...new Set(used)].sort()).toEqual([...defined].sort());
  });

  test('[MF6] every address is https at the one place that the service replaces, and every icon is there', () => {
    const addresses = descendants(manifest).flatMap(element =>
      Object.entries(element.attributes).flatMap(([name, value]) =>
        (name === 'DefaultValue' || name === 'Value') && /^\w+:/.test(value) && value.includes('//')
          ? [value]
          : [],
      ),
    );
    expect(addresses.length).toBeGreaterThan(15);
    for (const address of addresses) expect(new URL(address).origin).toBe('https://localhost:3000');
    const icons = addresses
      .map(address => new URL(address).pathname)
      .filter(path => path.startsWith('/icons/'));
    expect(icons.filter(path => !existsSync(new URL(`../addin${path}`, import.meta.url)))).toEqual([]);
  });

  test('[MF7] every image has the size its place asks for', () => {
    for (const image of child(resources, 'Images').children) {
      const path = new URL(image.attributes.DefaultValue ?? '').pathname;
      const size = Number(/-(\d+)\.png$/.exec(path)?.[1]);
      expect(image.attributes.id).toMatch(new RegExp(`\\.${size}$`));
      expect(pngSize(path), path).toEqual([size, size]);
    }
    for (const icon of descendants(overrides).filter(element => element.name === 'Icon')) {
      expect(icon.children.map(image => image.attributes.size)).toEqual(['16', '32', '80']);
    }
  });

  test('[MF8] the tab Kế hoạch công tác has Load, Check, Send and Roll-up, each opening the pane with its command', () => {
    const strings = new Map(
      child(resources, 'ShortStrings').children.map(text => [
        text.attributes.id,
        text.attributes.DefaultValue,
      ]),
    );
    const urls = new Map(
      child(resources, 'Urls').children.map(url => [url.attributes.id, url.attributes.DefaultValue]),
    );
    const tab = descendants(overrides).find(element => element.name === 'CustomTab')!;
    expect(strings.get(child(tab, 'Label').attributes.resid)).toBe('Kế hoạch công tác');
    const buttons = descendants(tab).filter(element => element.name === 'Control');
    expect(
      buttons.map(button => {
        const action = child(button, 'Action');
        return [
          strings.get(child(button, 'Label').attributes.resid),
          action.type,
          child(action, 'TaskpaneId').text,
          urls.get(child(action, 'SourceLocation').attributes.resid)?.replace('https://localhost:3000', ''),
        ];
      }),
    ).toEqual([
      ['Nạp phụ lục', 'ShowTaskpane', 'PhuLuc.Pane', '/taskpane.html?do=load'],
      ['Kiểm tra dữ liệu', 'ShowTaskpane', 'PhuLuc.Pane', '/taskpane.html?do=check'],
      ['Gửi', 'ShowTaskpane', 'PhuLuc.Pane', '/taskpane.html?do=send'],
      ['Tổng hợp quý', 'ShowTaskpane', 'PhuLuc.Pane', '/taskpane.html?do=rollup'],
    ]);
    for (const button of buttons)
      expect(button.children.map(part => part.name)).toEqual(['Label', 'Supertip', 'Icon', 'Action']);
  });

  test('[MF9] without version overrides it is the same add-in, and names nothing that it does not define', () => {
    const classic = parse(classicManifest(source));
    expect(classic).toEqual({
      ...manifest,
      children: manifest.children.filter(part => part.name !== 'VersionOverrides'),
      attributes: withoutKey(manifest.attributes, 'bt'),
    });
    expect(descendants(classic).flatMap(element => element.attributes.resid ?? [])).toEqual([]);
  });
});

function withoutKey(of: Record<string, string>, key: string): Record<string, string> {
  return Object.fromEntries(Object.entries(of).filter(([name]) => name !== key));
}

function parse(xml: string): Element {
  const parser = new SaxesParser({ xmlns: true });
  const document: Element = { name: '', type: null, attributes: {}, children: [], text: '' };
  const open = [document];
  parser.on('error', error => {
    throw error;
  });
  parser.on('opentag', (tag: SaxesTagNS) => {
    const attributes = Object.fromEntries(
      Object.values(tag.attributes).map(({ local, value }) => [local, value]),
    );
    const element: Element = {
      name: tag.local,
      type: attributes.type ?? null,
      attributes,
      children: [],
      text: '',
    };
    open.at(-1)!.children.push(element);
    open.push(element);
  });
  parser.on('text', text => (open.at(-1)!.text += text.trim()));
  parser.on('closetag', () => void open.pop());
  parser.write(xml).close();
  return document.children[0]!;
}

function all(parent: Element, name: string): Element[] {
  return descendants(parent).filter(element => element.name === name);
}

function child(parent: Element, name: string): Element {
  const found = parent.children.find(element => element.name === name);
  if (!found) throw new Error(`<${parent.name}> has no <${name}>`);
  return found;
}

function descendants(parent: Element): Element[] {
  return parent.children.flatMap(element => [element, ...descendants(element)]);
}

function pngSize(path: string): [number, number] {
  const bytes = readFileSync(new URL(`../addin${path}`, import.meta.url));
  return [bytes.readUInt32BE(16), bytes.readUInt32BE(20)];
}

function packageVersion(): string {
  return (
    JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8')) as { version: string }
  ).version;
}
