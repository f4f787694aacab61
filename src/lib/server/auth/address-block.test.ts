import { describe, expect, it } from 'vitest';
import { addressBlock } from './address-block.ts';

describe('addressBlock', () => {
  it('counts IPv4 by address, also when it is mapped into IPv6', () => {
    expect(addressBlock('192.0.2.7')).toBe('192.0.2.7');
    expect(addressBlock('::ffff:192.0.2.7')).toBe('192.0.2.7');
  });

  it('counts IPv6 by its first 64 bits, however it is written', () => {
    const one = addressBlock('2001:db8:0:12::1');
    expect(one).toBe('2001:db8:0:12');
    expect(addressBlock('2001:0DB8:0000:0012:aaaa:bbbb:cccc:dddd')).toBe(one);
    expect(addressBlock('2001:db8:0:13::1')).not.toBe(one);
  });

  it('fills what :: stands for', () => {
    expect(addressBlock('::1')).toBe('0:0:0:0');
    expect(addressBlock('fe80::1%eth0')).toBe('fe80:0:0:0');
    expect(addressBlock('2001:db8::')).toBe('2001:db8:0:0');
  });
});
