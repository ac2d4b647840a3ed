// One person before the Excel test page: the grid by its keyboard, the pane in its frame.
import type { FrameLocator, Page } from 'playwright-core';
import { columnIndex, columnLetter, type ColumnKey } from '../../plan/sheet/columns.ts';
import type { ExcelTest } from '../excel-host/page/excel-test.ts';
import { signInLink, type Trial } from './a-trial.ts';

export type Person = Readonly<{
  page: Page;
  pane: FrameLocator;
  /** Types into a field of a row as staff do: to the cell, the text, Enter. */
  type(rowId: string, column: ColumnKey, text: string): Promise<void>;
  /** Pastes tab-separated text with the row's field as its first cell. */
  paste(rowId: string, column: ColumnKey, text: string): Promise<void>;
  /** What a cell shows. */
  text(rowId: string, column: ColumnKey): Promise<string>;
  /** Ids of the rows in the sheet, from the top. */
  rowIds(): Promise<string[]>;
  send(): Promise<void>;
}>;

declare global {
  interface Window {
    __excelTest: ExcelTest;
  }
}

/** Opens the test page as an account and loads the appendix. */
export async function aPersonAt(trial: Trial, account: string, person: string): Promise<Person> {
  const page = await trial.open(signInLink(account, person), {
    permissions: ['clipboard-read', 'clipboard-write'],
  });
  const pane = page.frameLocator('iframe');
  await pane.getByRole('main').getByRole('button', { name: 'Nạp phụ lục' }).click();
  await pane.getByText(/Đã nạp \d+ dòng/).waitFor();

  const rowIds = () =>
    page.evaluate(() => {
      const ids: string[] = [];
      for (let row = 1, blank = 0; blank < 20; row++) {
        const text = window.__excelTest.text(`A${row}`, 'Nhiệm vụ');
        blank = text === '' ? blank + 1 : 0;
        if (/^\d{2,}\.[A-Z0-9]+$/.test(text)) ids.push(`${text}@${row}`);
      }
      return ids;
    });
  const addressOf = async (rowId: string, column: ColumnKey) => {
    const at = (await rowIds()).find(entry => entry.startsWith(`${rowId}@`));
    if (!at) throw new Error(`no row ${rowId} in the sheet`);
    return `${columnLetter(columnIndex(column))}${at.split('@')[1]}`;
  };
  const goTo = async (rowId: string, column: ColumnKey) => {
    const name = page.getByRole('textbox', { name: 'Hộp tên' });
    await name.fill(await addressOf(rowId, column));
    await name.press('Enter');
  };
  return {
    page,
    pane,
    rowIds: async () => (await rowIds()).map(entry => entry.split('@')[0]!),
    text: async (rowId, column) =>
      page.evaluate(address => window.__excelTest.text(address, 'Nhiệm vụ'), await addressOf(rowId, column)),
    type: async (rowId, column, text) => {
      await goTo(rowId, column);
      await page.keyboard.type(text);
      await page.keyboard.press('Enter');
    },
    paste: async (rowId, column, text) => {
      await page.evaluate(content => navigator.clipboard.writeText(content), text);
      await goTo(rowId, column);
      await page.keyboard.press('Control+v');
    },
    send: async () => {
      await pane.getByRole('button', { name: /^Gửi( \d+ ô)?$/ }).click();
      await pane
        .getByText(/Đã gửi \d+ ô|được giữ lại/)
        .first()
        .waitFor();
    },
  };
}
