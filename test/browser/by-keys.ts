// Hands that never leave the keyboard: F6 between sheet and pane, Tab to a control, Enter or Space on it, arrows within
// a group and within the sheet.
import type { Locator, Page } from 'playwright-core';
import { columnIndex, type ColumnKey } from '../../plan/sheet/columns.ts';

export type Keys = Readonly<{
  toPane(): Promise<void>;
  /** Tabs on until the control has the focus. */
  reach(control: Locator): Promise<void>;
  /** Reaches it and presses Enter. */
  press(control: Locator): Promise<void>;
  /** Chooses one of a group that is one stop of Tab: a tab, a radio, an item of a menu. */
  choose(one: Locator, group: Locator, arrow: 'ArrowRight' | 'ArrowDown'): Promise<void>;
  /** Back to the sheet, with the arrows to a cell, and the text into it. */
  type(rowId: string, column: ColumnKey, text: string): Promise<void>;
  /** Past the sheet's own validation, as a paste goes. */
  paste(rowId: string, column: ColumnKey, text: string): Promise<void>;
}>;

/** More stops than any state of pane and page has: reaching fails instead of going round for ever. */
const STOPS = 120;

export function byKeys(page: Page): Keys {
  const hasFocus = (control: Locator): Promise<boolean> =>
    control.evaluate(element => element === element.ownerDocument.activeElement);
  const inPane = (): Promise<boolean> => page.evaluate(() => document.activeElement?.tagName === 'IFRAME');
  const goRound = async (wanted: boolean): Promise<void> => {
    // From elsewhere on the page F6 leads to the sheet first.
    for (let step = 0; step < 3; step += 1) {
      if ((await inPane()) === wanted) return;
      await page.keyboard.press('F6');
    }
    if ((await inPane()) !== wanted)
      throw new Error(`expected the focus ${wanted ? 'in' : 'out of'} the pane`);
  };
  const reach = async (control: Locator): Promise<void> => {
    const one = control.first();
    await one.waitFor();
    for (let stop = 0; stop < STOPS; stop += 1) {
      if (await hasFocus(one)) return;
      await page.keyboard.press('Tab');
      // Behind the last stop of the pane comes the page around it.
      if (!(await inPane())) await goRound(true);
    }
    throw new Error(`expected Tab to reach ${String(control)}`);
  };
  const goTo = async (rowId: string, column: ColumnKey): Promise<void> => {
    await goRound(false);
    const away = await page.evaluate(
      ([id, across]) => {
        const { activeSheet } = window.__excelTest.workbook;
        let row = 0;
        while (window.__excelTest.text(`A${row + 1}`) !== id) row += 1;
        const { row: atRow, column: atColumn } = activeSheet.activeCell;
        return { down: row - atRow, right: across - atColumn };
      },
      [rowId, columnIndex(column)] as const,
    );
    const steps = async (count: number, forth: string, back: string): Promise<void> => {
      for (let step = 0; step < Math.abs(count); step += 1)
        await page.keyboard.press(count > 0 ? forth : back);
    };
    await steps(away.down, 'ArrowDown', 'ArrowUp');
    await steps(away.right, 'ArrowRight', 'ArrowLeft');
  };
  return {
    toPane: () => goRound(true),
    reach,
    press: async control => {
      await reach(control);
      await page.keyboard.press('Enter');
    },
    choose: async (one, group, arrow) => {
      await reach(group);
      for (let step = 0; step < STOPS && !(await hasFocus(one)); step += 1) await page.keyboard.press(arrow);
      if (!(await hasFocus(one))) throw new Error(`expected ${arrow} to reach ${String(one)}`);
    },
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
  };
}
