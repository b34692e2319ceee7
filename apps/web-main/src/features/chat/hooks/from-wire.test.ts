import { describe, expect, it } from 'vitest';
import { wire } from './chat.fixture.ts';
import { keepAddresses, lacksAddresses, messageOfWire } from './from-wire.ts';

const picture = { kind: 'picture' as const, id: 'p', alt: 'a bridge', width: 800, height: 600 };
const bare = messageOfWire(wire(1, { attachments: [picture] }), 'ada');
const whole = {
  ...bare,
  attachments: bare.attachments.map((each) => ({
    ...each,
    picture: each.picture && { ...each.picture, thumb: 'https://media.test/p', sources: [{ width: 800, url: 'u' }] },
  })),
};

describe('a message from the socket', () => {
  it('comes without addresses, and says so', () => {
    expect(lacksAddresses(bare)).toBe(true);
    expect(lacksAddresses(whole)).toBe(false);
    expect(lacksAddresses(messageOfWire(wire(1), 'ada'))).toBe(false);
  });

  it('keeps the addresses that were known, so that pictures do not blink', () => {
    const edited = { ...bare, content: 'edited' };
    const next = keepAddresses(whole, edited);
    expect(next.content).toBe('edited');
    expect(next.attachments[0]?.picture?.thumb).toBe('https://media.test/p');
  });

  it('takes new addresses when they come', () => {
    expect(keepAddresses(bare, whole)).toBe(whole);
  });
});
