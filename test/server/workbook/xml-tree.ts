import { SaxesParser } from 'saxes';

export type XmlElement = Readonly<{
  /** Without its prefix. */
  name: string;
  prefix: string;
  attributes: Readonly<Record<string, string>>;
  children: readonly XmlElement[];
  text: string;
}>;

/** The document's element. Throws at the first thing that is not well-formed or whose namespace is not declared. */
export function parseXml(xml: string): XmlElement {
  type Growing = {
    name: string;
    prefix: string;
    attributes: Record<string, string>;
    children: Growing[];
    text: string;
  };
  const parser = new SaxesParser({ xmlns: true });
  const open: Growing[] = [];
  let root: Growing | undefined;
  parser.on('error', error => {
    throw error;
  });
  parser.on('opentag', tag => {
    const attributes = Object.fromEntries(
      Object.values(tag.attributes).map(({ name, value }) => [name, value]),
    );
    const element: Growing = { name: tag.local, prefix: tag.prefix, attributes, children: [], text: '' };
    open.at(-1)?.children.push(element);
    root ??= element;
    open.push(element);
  });
  parser.on('text', text => {
    const element = open.at(-1);
    if (element) element.text += text;
  });
  parser.on('closetag', () => {
    open.pop();
  });
  parser.write(xml).close();
  if (!root) throw new Error('expected an element, found none');
  return root;
}

export function child(element: XmlElement | undefined, name: string): XmlElement | undefined {
  return element?.children.find(candidate => candidate.name === name);
}

export function children(element: XmlElement | undefined, name: string): XmlElement[] {
  return element?.children.filter(candidate => candidate.name === name) ?? [];
}
