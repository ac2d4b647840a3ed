// The Excel test page: a quiet spreadsheet with the add-in beside it, for trying and testing without Excel.
import '../../../addin/theme/fonts.ts';
import { type Host, createHost } from '../answer/host.ts';
import { parseArea } from '../workbook/area.ts';
import { setInputs } from '../workbook/edit.ts';
import { coAuthor } from '../workbook/events.ts';
import { Workbook, type WorkbookOptions } from '../workbook/workbook.ts';
import { element, icon } from './element.ts';
import type { ExcelTest } from './excel-test.ts';
import { chooseFile, download, workbookBytes, workbookFrom } from './files.ts';
import { FormulaBar } from './formula-bar.ts';
import { deleteRows, insertRows, setProtected, sortByColumn } from './home-commands.ts';
import { tellBox } from './message-box.ts';
import { PaneFrame } from './pane-frame.ts';
import { type HomeCommand, type PlanCommand, Ribbon } from './ribbon.ts';
import { SheetArea } from './sheet-area.ts';
import { SheetTabs } from './sheet-tabs.ts';
import { StatusBar } from './status-bar.ts';
import { texts } from './texts.ts';

function today(): Readonly<{ year: number; month: number; day: number }> {
  const now = new Date();
  return { year: now.getFullYear(), month: now.getMonth() + 1, day: now.getDate() };
}
const options: WorkbookOptions = { locale: 'vi', today };

let book = new Workbook(options);
let host: Host = createHost(book);
let stopPainting: () => void = () => undefined;

const cells = new SheetArea(() => book);
const bar = new FormulaBar(cells);
const tabs = new SheetTabs(cells);
const status = new StatusBar(cells);
const pane = new PaneFrame();
const ribbon = new Ribbon(command => openPane(command), runHome);
const fileName = element('h1', { class: 'file-name' });
const openButton = element(
  'button',
  { type: 'button', class: 'open-pane' },
  icon('M3 4h14v12H3zM12 4v12'),
  element('span', {}, texts.pane.open),
);

function openPane(command?: PlanCommand, fragment?: string): void {
  pane.open({
    ...(command === undefined ? {} : { command }),
    ...(fragment === undefined ? {} : { fragment }),
  });
}

function show(): void {
  fileName.textContent = book.name;
  bar.show();
  tabs.show();
  status.show();
  const isProtected = book.activeSheet.state.protection !== null;
  ribbon.enable({
    undo: book.history.canUndo,
    redo: book.history.canRedo,
    protect: !isProtected,
    unprotect: isProtected,
  });
}

function useWorkbook(next: Workbook): void {
  stopPainting();
  host.close();
  book = next;
  host = createHost(book);
  let lastActive = '';
  stopPainting = book.onRepaint(() => {
    if (book.activeSheetId !== lastActive) {
      lastActive = book.activeSheetId;
      cells.view.scroller.scrollTo(0, 0);
    }
    cells.view.reveal(book.activeSheet.activeCell.row, book.activeSheet.activeCell.column);
    cells.view.draw();
    show();
  });
  lastActive = book.activeSheetId;
  cells.view.draw();
  show();
}

async function openBytes(bytes: Uint8Array, name: string): Promise<void> {
  const next = await workbookFrom(bytes, { ...options, name });
  const wasOpen = pane.isOpen;
  pane.close();
  useWorkbook(next);
  if (wasOpen) pane.open();
}

function runHome(command: HomeCommand): void {
  void cells.leaveEditor().then(left => {
    if (left)
      cells.refusable(() => {
        homeCommands[command]();
        return undefined;
      });
    cells.focus();
  });
}

const homeCommands: Readonly<Record<HomeCommand, () => void>> = {
  undo: () => void book.undo(),
  redo: () => void book.redo(),
  insertRow: () => insertRows(book, book.activeSheet),
  deleteRow: () => deleteRows(book, book.activeSheet),
  sortUp: () => sortByColumn(book, book.activeSheet, true),
  sortDown: () => sortByColumn(book, book.activeSheet, false),
  protect: () => setProtected(book, book.activeSheet, true),
  unprotect: () => setProtected(book, book.activeSheet, false),
  open: () => void openChosen(),
  save: () => void workbookBytes(book).then(bytes => download(bytes, book.name)),
};

async function openChosen(): Promise<void> {
  const file = await chooseFile();
  if (file === null) return;
  try {
    await openBytes(new Uint8Array(await file.arrayBuffer()), file.name);
  } catch {
    await tellBox(texts.refusedTitle, texts.unreadable);
  }
}

// This workbook lives in the window alone; the browser asks before it drops it.
window.addEventListener('beforeunload', event => {
  if (book.history.canUndo) event.preventDefault();
});

const offered: ExcelTest = {
  get workbook() {
    return book;
  },
  get host() {
    return host;
  },
  coAuthorWrites: (name, address, values) => {
    const sheet = book.sheetNamed(name);
    const protection = sheet.state.protection;
    book.step(
      'elsewhere',
      () => {
        // A co-author's change arrives as it was made there; this sheet's protection has no say in it.
        sheet.change({ protection: null });
        setInputs(book, sheet, parseArea(address), values);
        sheet.change({ protection });
      },
      coAuthor,
    );
  },
  text: (address, name) => {
    const { row, column } = parseArea(address);
    return book.text(name === undefined ? book.activeSheet : book.sheetNamed(name), row, column);
  },
  focusGrid: () => {
    window.focus();
    cells.focus();
  },
  openPane: command => openPane(command as PlanCommand | undefined),
  closePane: () => pane.close(),
  save: () => workbookBytes(book),
  load: openBytes,
};
(window as Window & { __excelTest?: ExcelTest }).__excelTest = offered;

openButton.addEventListener('click', () => openPane());
pane.onToggle = () => {
  openButton.hidden = pane.isOpen;
  cells.view.draw();
};
cells.onState = show;

document
  .getElementById('excel')
  ?.append(
    element(
      'header',
      { class: 'title-bar', 'aria-label': texts.titleBar },
      element(
        'span',
        { class: 'app-name' },
        element('span', { class: 'app-mark', 'aria-hidden': true }, '▦'),
        texts.appName,
      ),
      fileName,
      openButton,
    ),
    ribbon.strip,
    element(
      'div',
      { class: 'work' },
      element(
        'main',
        { class: 'sheet', 'aria-label': texts.sheetArea },
        bar.bar,
        cells.view.scroller,
        tabs.bar,
      ),
      pane.side,
    ),
    element('footer', {}, status.bar),
  );

// F6 goes round between grid and pane; the pane's document does the other half.
window.addEventListener('keydown', event => {
  if (event.key !== 'F6') return;
  event.preventDefault();
  if (cells.editor.field === document.activeElement && pane.isOpen) pane.focus();
  else cells.focus();
});

/** A sign-in link's fragment goes to the pane and out of sight. */
function takeFragment(): string | undefined {
  const fragment = location.hash.slice(1);
  if (fragment === '') return undefined;
  history.replaceState(null, '', location.pathname + location.search);
  return fragment;
}

window.addEventListener('hashchange', () => {
  const fragment = takeFragment();
  if (fragment !== undefined) openPane(undefined, fragment);
});

useWorkbook(book);
openPane(undefined, takeFragment());
cells.focus();
