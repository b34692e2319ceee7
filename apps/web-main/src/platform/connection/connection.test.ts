import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { backOff, Connection } from './connection.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

describe('Connection', () => {
  it('asks again, later each time, until the API answers', async () => {
    const connection = new Connection();
    let asked = 0;
    connection.probe = async () => {
      asked += 1;
      connection.reached(asked === 3);
    };
    connection.reached(false);
    expect(connection.state().kind).toBe('unreachable');
    await vi.advanceTimersByTimeAsync(60_000);
    expect(asked).toBe(3);
    expect(connection.state()).toEqual({ kind: 'ok' });
  });

  it('fetches what a screen misses until the screen says it has it', async () => {
    const connection = new Connection();
    let tries = 0;
    let have = () => {};
    have = connection.misses(async () => {
      tries += 1;
      if (tries === 2) have();
    });
    expect(connection.state().kind).toBe('degraded');
    await vi.advanceTimersByTimeAsync(30_000);
    expect(tries).toBe(2);
    expect(connection.state().kind).toBe('ok');
  });

  it('tries at once when asked, and not at all when nothing is wrong', async () => {
    const connection = new Connection();
    const probe = vi.fn(() => Promise.resolve());
    connection.probe = probe;
    connection.tryNow();
    expect(probe).not.toHaveBeenCalled();
    connection.reached(false);
    connection.tryNow();
    expect(probe).toHaveBeenCalledOnce();
    connection.reached(true);
    await vi.advanceTimersByTimeAsync(0);
    expect(connection.state().kind).toBe('ok');
  });
});

describe('backOff', () => {
  it('doubles, and stays below 20 seconds', () => {
    expect(backOff(0, 0.5)).toBe(1_000);
    expect(backOff(2, 0.5)).toBe(4_000);
    expect(backOff(50, 1)).toBeLessThan(20_000);
  });
});
