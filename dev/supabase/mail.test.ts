import { expect, test } from 'vitest';
import { textOf } from './mail.ts';

test('the text of a mail keeps paragraphs and where links lead', () => {
  const html = `<!doctype html><html><head><title>bort</title></head><body>
    <p>Hej
      Anna!</p>
    <a
      href="http://localhost/auth/confirm?a=1&amp;b=2" style="color: red">Bekräfta
      adressen</a
    >
    <hr /><p>Hälsningar</p></body></html>`;
  expect(textOf(html)).toBe(
    'Hej Anna!\n\nBekräfta adressen: http://localhost/auth/confirm?a=1&b=2\n\nHälsningar',
  );
});
