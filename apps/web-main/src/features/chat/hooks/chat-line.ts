import type { ChatFrame } from './chat-state.ts';
import type { ChannelPosition } from './chat-types.ts';

/** What chats need of a line: the realtime client of `/chat` is one. */
export interface ChatLine {
  readonly state: string;
  on(event: string, handler: (frame: ChatFrame) => void): () => void;
  onState(handler: (state: string) => void): () => void;
  onReset(handler: (position: ChannelPosition) => void): () => void;
  track(position: ChannelPosition): void;
  request<Answer>(event: string, payload: unknown): Promise<Answer>;
  send(event: string, payload: unknown): void;
}

export const ROOM_CHANNEL = 'room:';
