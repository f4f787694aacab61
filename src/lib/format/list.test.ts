import { expect, it } from 'vitest';
import { formatList } from './list.ts';

it.each([
  [[], ''],
  [['pris'], 'pris'],
  [['pris', 'tid'], 'pris och tid'],
  [['pris', 'tid', 'bransch'], 'pris, tid och bransch'],
])('writes %j as %s', (things, text) => expect(formatList(things, 'sv')).toBe(text));

it('says and in English', () => expect(formatList(['a', 'b'], 'en')).toBe('a and b'));
