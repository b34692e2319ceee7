import { describe, expect, it } from 'vitest';
import { Tickets } from './tickets.ts';

const now = Date.parse('2026-11-24T06:00:00Z');

function office(minutes = 60) {
  let made = 0;
  const tickets = new Tickets(async () => {
    made += 1;
    return {
      ticket: `t${made}`,
      endpoint: 'http://media.test/uploads',
      expiresAt: new Date(now + minutes * 60_000).toISOString(),
    };
  });
  return { tickets, made: () => made };
}

describe('Tickets', () => {
  it('asks once for uploads that begin together', async () => {
    const { tickets, made } = office();
    const got = await Promise.all([tickets.get(now), tickets.get(now), tickets.get(now)]);
    expect(new Set(got.map(({ ticket }) => ticket)).size).toBe(1);
    expect(made()).toBe(1);
  });
  it('renews near the end', async () => {
    const { tickets } = office();
    await tickets.get(now);
    expect((await tickets.get(now + 57 * 60_000)).ticket).toBe('t1');
    expect((await tickets.get(now + 59 * 60_000)).ticket).toBe('t2');
  });
  it('renews once what was refused, however many uploads were refused with it', async () => {
    const { tickets, made } = office();
    const refused = await tickets.get(now);
    tickets.drop(refused);
    expect((await tickets.get(now)).ticket).toBe('t2');
    tickets.drop(refused);
    expect((await tickets.get(now)).ticket).toBe('t2');
    expect(made()).toBe(2);
  });
});
