import { matchingV1 } from '@my-girok/proto';
import { expect, test } from 'vitest';
import { Standing } from './standing.js';

const status = (ticketId: string, version = 0, note = '') => matchingV1.Status.fromPartial({ ticketId, version, note });
const none = status('');

/** Somebody of whom the owner has answered this. */
const knowing = (known: matchingV1.Status): Standing => {
  const standing = new Standing();
  standing.answered(known, standing.mark);
  return standing;
};

test('a later state of a ticket, and one of a later ticket, takes the place of an earlier one', () => {
  const standing = knowing(status('t1', 1));
  expect(standing.heard(status('t1', 3))).toBe('shown');
  expect(standing.heard(status('t2', 1))).toBe('shown');
  expect(standing.shown).toEqual(status('t2', 1));
});

test.each([status('t1', 2), status('t1', 3), status('t0', 9)])(
  'what is not later is dropped, however it comes',
  (old) => {
    const standing = knowing(status('t1', 3));
    expect(standing.heard(old)).toBe('old');
    expect(standing.answered(old, standing.mark)).toBe('old');
    expect(standing.shown).toEqual(status('t1', 3));
  },
);

test('that there is no ticket is believed where nothing was learnt since the question', () => {
  const standing = knowing(status('t1', 3));
  const mark = standing.mark;
  expect(standing.answered(none, mark)).toBe('shown');
  expect(standing.answered(status('', 0, 'lost'), mark)).toBe('doubtful');
  expect(standing.shown).toBe(none);
});

test('that there is no ticket is a reason to ask where the stream says it, or where something came meanwhile', () => {
  const standing = knowing(status('t1', 3));
  const mark = standing.mark;
  expect(standing.heard(none)).toBe('doubtful');
  // What was asked before that was learnt may be older.
  expect(standing.answered(none, mark)).toBe('doubtful');
  expect(standing.shown).toEqual(status('t1', 3));
  expect(standing.answered(none, standing.mark)).toBe('shown');
});

test('after there was no ticket an event is a reason to ask, and an earlier one nothing', () => {
  const standing = knowing(status('t1', 3));
  standing.answered(none, standing.mark);
  expect(standing.heard(status('t1', 2))).toBe('old');
  expect(standing.heard(status('t2', 1))).toBe('doubtful');
  expect(standing.shown).toBe(none);
  expect(standing.answered(status('t2', 2), standing.mark)).toBe('shown');
});

test('what the owner takes back is shown again, but not what came before it', () => {
  const standing = knowing(status('t1', 3));
  standing.answered(none, standing.mark);
  expect(standing.answered(status('t1', 2), standing.mark)).toBe('old');
  expect(standing.answered(status('t1', 3), standing.mark)).toBe('shown');
});

test('before the owner has answered, what the stream brings makes an answer under way doubtful', () => {
  const standing = new Standing();
  const mark = standing.mark;
  expect(standing.heard(status('t1', 2))).toBe('doubtful');
  expect(standing.answered(status('t1', 1), mark)).toBe('doubtful');
  expect(standing.shown).toBeUndefined();
  expect(standing.answered(status('t1', 2), standing.mark)).toBe('shown');
});

test('the same again, with another note, is shown', () => {
  const standing = knowing(none);
  expect(standing.answered(status('', 0), standing.mark)).toBe('old');
  expect(standing.answered(status('', 0, 'not_allowed'), standing.mark)).toBe('shown');
});
