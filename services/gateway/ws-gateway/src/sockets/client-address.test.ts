import type { IncomingMessage } from 'node:http';
import { expect, test } from 'vitest';
import { ClientAddress } from './client-address.js';

const request = (remoteAddress: string, forwarded?: string) =>
  ({ socket: { remoteAddress }, headers: { 'x-forwarded-for': forwarded } }) as unknown as IncomingMessage;

test('believes no header of a stranger', () => {
  expect(new ClientAddress([]).of(request('203.0.113.5', '198.51.100.1'))).toBe('203.0.113.5');
  expect(new ClientAddress(['10.0.0.0/8']).of(request('203.0.113.5', '198.51.100.1'))).toBe('203.0.113.5');
});

test('takes the last address that no trusted proxy has', () => {
  const address = new ClientAddress(['10.0.0.0/8', '192.0.2.7']);
  expect(address.of(request('10.1.1.1', '198.51.100.1, 203.0.113.5'))).toBe('203.0.113.5');
  expect(address.of(request('::ffff:10.1.1.1', '198.51.100.1, 203.0.113.5, 192.0.2.7'))).toBe('203.0.113.5');
  expect(address.of(request('10.1.1.1'))).toBe('10.1.1.1');
});

test('counts an IPv6 client by its network', () => {
  expect(new ClientAddress(['fd00::/8']).of(request('fd00::1', '2001:db8:1:2:3:4:5:6'))).toBe('2001:db8:1:2::/64');
});
