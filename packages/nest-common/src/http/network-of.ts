import { isIPv6 } from 'node:net';

const GROUPS = 8;
const NETWORK_GROUPS = 4;
/** How a server for both families sees an IPv4 client (RFC 4291, 2.5.5.2). */
const mapped = '0:0:0:0:0:ffff';

/**
 * What a client is counted under: its IPv4 address, or the 64 bits of its IPv6 network. A subscriber has a whole such network
 * (RFC 6177) and could otherwise take a new address for every request.
 */
export function networkOf(address: string): string {
  const [plain = ''] = address.split('%');
  if (!isIPv6(plain)) return address;
  // URL writes every form of an address in one way, with an embedded IPv4 address in hex.
  const [head = '', tail = ''] = new URL(`http://[${plain}]`).hostname.slice(1, -1).split('::');
  const [before, after] = [head, tail].map((part) => part.split(':').filter(Boolean)) as [string[], string[]];
  const zeros = new Array<string>(GROUPS - before.length - after.length).fill('0');
  const groups = [...before, ...zeros, ...after];
  if (groups.slice(0, -2).join(':') !== mapped) return `${groups.slice(0, NETWORK_GROUPS).join(':')}::/64`;
  const bytes = groups
    .slice(-2)
    .flatMap((group) => [Number.parseInt(group, 16) >> 8, Number.parseInt(group, 16) & 255]);
  return bytes.join('.');
}
