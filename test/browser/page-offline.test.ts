// The page on a phone whose network comes and goes.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { PushAnswer } from '../../plan/http.ts';
import { aTrial, signInLink, type Trial } from './a-trial.ts';

let trial: Trial;
beforeAll(async () => {
  trial = await aTrial();
});
afterAll(() => trial.end());

const pageOf = (account: string) => signInLink(account).replace('/excel', '/');

test('[BR10] without a service the page is loaded again with its rows and what was entered by an input method, and sends it later', async () => {
  const phone = await trial.open(pageOf('so-gddt'), { viewport: { width: 360, height: 740 } });
  await phone.getByRole('heading', { name: 'Nhiệm vụ của đơn vị' }).waitFor();
  // The browser keeps the page's files in the background.
  await phone.evaluate(async () => void (await navigator.serviceWorker.ready));
  await trial.halt();
  await phone.getByRole('listitem').filter({ hasText: 'Hạn' }).first().getByRole('button').click();
  const note = phone.getByLabel('Ghi chú', { exact: true });
  await note.focus();
  // As Telex and its like compose: the letters under way are replaced until the word is done.
  const keyboard = await phone.context().newCDPSession(phone);
  for (const text of ['d', 'đ', 'đa', 'đã']) {
    await keyboard.send('Input.imeSetComposition', {
      text,
      selectionStart: text.length,
      selectionEnd: text.length,
    });
  }
  await keyboard.send('Input.insertText', { text: 'đã' });
  await phone.keyboard.type(' gửi');
  const typed = await note.inputValue();
  await phone.getByRole('button', { name: 'Đóng', exact: true }).last().click();
  await phone.getByRole('button', { name: 'Gửi 1 ô' }).first().waitFor();

  await phone.reload();

  await phone.getByRole('button', { name: 'Gửi 1 ô' }).first().waitFor();
  const rows = await phone.getByRole('listitem').filter({ hasText: 'Hạn' }).count();
  await trial.restart();
  const pushed = phone.waitForResponse(response => response.url().endsWith('/push'));
  await phone.getByRole('button', { name: 'Gửi 1 ô' }).first().click();
  const { outcomes } = PushAnswer.parse(await (await pushed).json());

  expect([typed, rows, outcomes.map(({ field, kind, current }) => [field, kind, current])]).toEqual([
    'đã gửi',
    3,
    [['note', 'applied', 'đã gửi']],
  ]);
});
