import { describe, expect, it } from 'vitest';
import type { ChatLine } from './chat-line.ts';
import { Reading } from './reading.ts';

function line() {
  const asked: string[] = [];
  const sent: string[] = [];
  const made = {
    state: 'live',
    asked,
    sent,
    fails: false,
    request: async (event: string, payload: unknown) => {
      asked.push(`${event} ${JSON.stringify(payload)}`);
      if (made.fails) throw Object.assign(new Error('cut'), { code: 'REALTIME_CUT' });
      return {};
    },
    send: (event: string, payload: unknown) => void sent.push(`${event} ${JSON.stringify(payload)}`),
  };
  return made;
}
const readingOf = (made: ReturnType<typeof line>) => new Reading(() => made as unknown as ChatLine);
const READ = 'message.read {"roomId":"room","seq":7}';

describe('reading', () => {
  it('is told once for several at once, by the furthest', async () => {
    const made = line();
    const reading = readingOf(made);
    for (const seq of [5, 7, 6]) reading.read('room', seq);
    await expect.poll(() => made.asked).toEqual([READ]);
    reading.read('room', 6);
    reading.flush();
    expect(made.asked).toEqual([READ]);
  });

  it('waits for the line, and is told again when it was cut', async () => {
    const made = line();
    const reading = readingOf(made);
    made.state = 'offline';
    reading.read('room', 7);
    reading.flush();
    expect(made.asked).toEqual([]);
    made.state = 'live';
    made.fails = true;
    reading.flush();
    await expect.poll(() => made.asked).toEqual([READ]);
    made.fails = false;
    await Promise.resolve();
    reading.flush();
    await expect.poll(() => made.asked).toEqual([READ, READ]);
  });

  it('tells of typing rarely, and of its end once', () => {
    const made = line();
    const reading = readingOf(made);
    reading.typing('room', true, 0);
    reading.typing('room', true, 1_000);
    reading.typing('room', true, 3_500);
    reading.typing('room', false, 4_000);
    reading.typing('room', false, 4_100);
    expect(made.sent.map((each) => /true|false/.exec(each)?.[0])).toEqual(['true', 'true', 'false']);
  });
});
