import { describe, expect, it } from 'vitest';
import { parsePeppolId, peppolId } from './peppol-id.ts';

describe('parsePeppolId', () => {
  it.each([
    ['0007:5560160680', '0007:5560160680'],
    [' 0007: 556016-0680 ', '0007:5560160680'],
    ['0088:7300010000001', '0088:7300010000001'],
    ['9930:de136695976', '9930:DE136695976'],
    ['0216:003712345671', '0216:003712345671'],
  ])('reads %j', (text, written) => {
    const address = parsePeppolId(text);
    expect(address && peppolId(address)).toBe(written);
  });

  it.each([
    ...['', '5560160680', '0007', '0007:', '0007:5560160681', '0007:55601606800'],
    ...[
      '0088:7300010000002',
      '0088:730001000000',
      '1234:5560160680',
      '9930:<x>',
      '0007:5560160680/x',
    ],
  ])('refuses %j', (text) => expect(parsePeppolId(text)).toBeNull());
});
