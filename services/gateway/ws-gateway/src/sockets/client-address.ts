import type { IncomingMessage } from 'node:http';
import { BlockList, isIPv6 } from 'node:net';
import { networkOf } from '@my-girok/nest-common';

/** Finds out where a connection comes from: behind proxies that are trusted, by what they say of it. */
export class ClientAddress {
  readonly #proxies = new BlockList();

  /** @param proxies addresses or networks, such as `10.0.0.0/8` */
  constructor(proxies: readonly string[]) {
    for (const proxy of proxies) {
      const [address = '', prefix] = proxy.split('/');
      const family = isIPv6(address) ? 'ipv6' : 'ipv4';
      if (prefix) this.#proxies.addSubnet(address, Number(prefix), family);
      else this.#proxies.addAddress(address, family);
    }
  }

  /** What the client is counted under; see `networkOf`. */
  of({ socket, headers }: Pick<IncomingMessage, 'socket' | 'headers'>): string {
    const forwarded = `${headers['x-forwarded-for'] ?? ''}`.split(',').map((part) => part.trim());
    let address = socket.remoteAddress ?? '';
    // The last one is what the nearest proxy saw; what stands before an address that is not trusted anybody may have written.
    while (this.#isProxy(address)) {
      const before = forwarded.pop();
      if (!before) break;
      address = before;
    }
    return networkOf(address);
  }

  #isProxy(address: string): boolean {
    const plain = networkOf(address);
    if (!plain.includes(':')) return this.#proxies.check(plain, 'ipv4');
    return isIPv6(address) && this.#proxies.check(address, 'ipv6');
  }
}
