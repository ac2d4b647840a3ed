// The page on a phone whose network comes and goes.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { aTrial, signInLink, type Trial } from './a-trial.ts';

let trial: Trial;
beforeAll(async () => {
  trial = await aTrial();
});
afterAll(() => trial.end());

const pageOf = (account: string) => signInLink(account).replace('/excel', '/');

test('[BR10] what is entered without a network, by an input method, is there after the page was loaded again', async () => {
  const phone = await trial.open(pageOf('so-gddt'), { viewport: { width: 360, height: 740 } });
  await phone.getByRole('heading', { name: 'Nhiệm vụ của đơn vị' }).waitFor();
  await phone.context().setOffline(true);
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
  await phone.context().setOffline(false);

  await phone.reload();

  await phone.getByRole('button', { name: 'Gửi 1 ô' }).first().waitFor();
  expect(typed).toBe('đã gửi');
});
