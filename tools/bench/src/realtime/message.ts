import { uuidv7 } from '@my-girok/nest-common';

/** The room in which all listeners are. */
export const ROOM_ID = '01980000-0000-7000-8000-0000000bec01';
export const CHANNEL = `room:${ROOM_ID}`;

/** Stands in a message's text before the time at which it was sent: microseconds of the shared clock, so many digits. */
export const TIME_MARK = '@@T';
export const TIME_SIGNS = 16;

/** What stands in a template where the number and the time go. */
export const SEQ_PLACE = '"@@SEQ"';
export const TIME_PLACE = '@@TIME';

/** What is said in about a tweet's length. */
const words =
  'The quick brown fox jumps over the lazy dog, and writes it down so that nobody forgets what it saw there.';

/** A frame as ws-gateway sends it, word for word, with places for its number and its time. */
export function frameTemplate(epoch: string, authorId: string): string {
  const message = {
    id: uuidv7(),
    roomId: ROOM_ID,
    seq: '@@SEQ',
    clientId: uuidv7(),
    author: { id: authorId },
    content: `${TIME_MARK}${TIME_PLACE} ${words}`,
    facets: [],
    attachments: [],
    replyTo: null,
    reactions: [],
    createdAt: new Date().toISOString(),
    editedAt: null,
    deleted: false,
    hidden: false,
    notice: null,
  };
  return JSON.stringify({ channel: CHANNEL, epoch, seq: '@@SEQ', data: { message } });
}

/** The template's frame with a number, sent at a time. */
export function fillTemplate(template: string, seq: number, sentAt: number): string {
  return template.replaceAll(SEQ_PLACE, `${seq}`).replace(TIME_PLACE, `${sentAt}`.padStart(TIME_SIGNS, '0'));
}
