import { messagesErrors } from './messages.errors.js';

/** One emoji of those recommended for general interchange (UTS #51), with its modifiers and joiners. */
const EMOJI = /^\p{RGI_Emoji}$/v;
/** Longer than any emoji is. */
const LENGTH_MAX = 64;
/** Asks for the coloured form of a character that has a plain one. */
const AS_EMOJI = '\ufe0f';

/** One emoji in its one written form; throws CHAT_EMOJI_INVALID. */
export function readEmoji(raw: string): string {
  if (raw.length <= LENGTH_MAX) {
    if (EMOJI.test(raw)) return raw;
    if (EMOJI.test(raw + AS_EMOJI)) return raw + AS_EMOJI;
  }
  throw messagesErrors.emojiInvalid();
}
