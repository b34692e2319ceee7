import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ChannelOrder } from './channel-order.js';

function frame(seq: number, epoch = 'e') {
  return { channel: 'c', epoch, seq, data: seq };
}

function taken(order: ChannelOrder): number[] {
  const seqs: number[] = [];
  for (let next = order.next(); next; next = order.next()) seqs.push(next.frame.seq);
  return seqs;
}

function orderAt(seq: number): ChannelOrder {
  const order = new ChannelOrder(10);
  order.track({ channel: 'c', epoch: 'e', seq });
  return order;
}

describe('ChannelOrder', () => {
  it('hands out what follows, and drops what was there', () => {
    const order = orderAt(3);
    const out = [4, 3, 4, 5].map((seq) => {
      expect(order.accept('x', frame(seq))).toEqual({});
      return taken(order);
    });
    expect(out).toEqual([[4], [], [], [5]]);
    expect(order.position).toEqual({ channel: 'c', epoch: 'e', seq: 5 });
  });

  it('holds what comes too early, asks once, and hands it out when what was missing came', () => {
    const order = orderAt(3);
    expect(order.accept('x', frame(6))).toEqual({ ask: true });
    order.asked();
    expect(order.accept('x', frame(7))).toEqual({});
    expect(taken(order)).toEqual([]);
    for (const seq of [4, 5, 6]) order.accept('x', frame(seq));
    expect(taken(order)).toEqual([4, 5, 6, 7]);
    expect(order.answered({ ...frame(7), recovered: true })).toEqual({});
  });

  it('asks again when the answer came and something is still missing', () => {
    const order = orderAt(3);
    order.asked();
    expect(order.answered({ ...frame(5), recovered: true })).toEqual({ ask: true });
  });

  it('counts from the refusal on', () => {
    const order = orderAt(3);
    order.accept('x', frame(6));
    order.asked();
    expect(order.answered({ ...frame(9, 'f'), recovered: false })).toEqual({
      reset: { channel: 'c', epoch: 'f', seq: 9 },
    });
    order.accept('x', frame(10, 'f'));
    expect(taken(order)).toEqual([10]);
  });

  it('has no position after a refusal of a channel that is not heard', () => {
    const order = orderAt(3);
    order.answered({ channel: 'c', epoch: '', seq: 0, recovered: false });
    expect(order.position).toBeNull();
  });

  it('asks when a page is older than what was handed out, or of another numbering', () => {
    const order = orderAt(3);
    order.accept('x', frame(4));
    expect(taken(order)).toEqual([4]);
    expect(order.track({ channel: 'c', epoch: 'e', seq: 4 })).toEqual({});
    expect(order.track({ channel: 'c', epoch: 'e', seq: 2 })).toEqual({ ask: true });
    expect(order.track({ channel: 'c', epoch: 'f', seq: 2 })).toEqual({ ask: true });
  });

  it('lets a newer page stand for what is held before it', () => {
    const order = orderAt(3);
    order.accept('x', frame(6));
    order.accept('x', frame(8));
    expect(order.track({ channel: 'c', epoch: 'e', seq: 7 })).toEqual({});
    expect(taken(order)).toEqual([8]);
  });

  it('holds no more than it may', () => {
    const order = orderAt(0);
    for (let seq = 100; seq < 120; seq += 1) order.accept('x', frame(seq));
    for (let seq = 1; seq < 100; seq += 1) order.accept('x', frame(seq));
    expect(taken(order).length).toBeLessThan(120);
  });

  it('never hands out a number twice or out of order, whatever comes', () => {
    const came = fc.array(fc.record({ seq: fc.integer({ min: 1, max: 30 }), other: fc.boolean() }), {
      maxLength: 200,
      size: 'max',
    });
    fc.assert(
      fc.property(came, (frames) => {
        const order = orderAt(0);
        const out: number[] = [];
        for (const { seq, other } of frames) {
          order.accept('x', frame(seq, other && seq % 7 === 0 ? 'f' : 'e'));
          out.push(...taken(order));
        }
        expect(out).toEqual(out.map((_, index) => index + 1));
      }),
    );
  });
});
