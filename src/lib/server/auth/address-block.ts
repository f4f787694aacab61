import { isIPv6 } from 'node:net';

const GROUPS = 8;
const NETWORK_GROUPS = 4;

/**
 * What tries are counted by: the address itself for IPv4; for IPv6 its first 64 bits, since one
 * household holds that many addresses (RFC 6177).
 */
export function addressBlock(address: string): string {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/iu.exec(address)?.[1];
  if (mapped) return mapped;
  if (!isIPv6(address)) return address;
  const [head = '', tail = ''] = (address.split('%')[0] ?? '').split('::');
  const left = head.split(':').filter(Boolean);
  const right = tail.split(':').filter(Boolean);
  const zeros = Array.from({ length: Math.max(0, GROUPS - left.length - right.length) }, () => '0');
  const groups = address.includes('::') ? [...left, ...zeros, ...right] : left;
  return groups.slice(0, NETWORK_GROUPS).map(withoutZeros).join(':');
}

function withoutZeros(group: string): string {
  return group.toLowerCase().replace(/^0+(?=.)/u, '');
}
