import { randomUUID } from 'node:crypto';
import { uuidv7 } from '@my-girok/nest-common';
import type { CallOptions, chatV1 } from '@my-girok/proto';
import type { ChatFixture, TestPerson } from './chat-service.fixture.js';

/** One of the two, with who they are in the match. */
export interface Matched extends TestPerson {
  alias: chatV1.Alias;
}

/** A match of two people and its room, as matching-service makes it. */
export class MatchRoom {
  private version = 0;

  private constructor(
    private readonly chat: ChatFixture,
    private readonly matching: CallOptions,
    readonly matchId: string,
    readonly roomId: string,
    readonly one: Matched,
    readonly other: Matched,
  ) {}

  static async open(chat: ChatFixture): Promise<MatchRoom> {
    const matching = await chat.service('matching-service');
    const [one, other] = [await matched(chat, 'amber-fox'), await matched(chat, 'quiet-owl')];
    const matchId = uuidv7();
    const people = peopleOf(one, other);
    const { roomId } = await chat.client.openMatchRoom({ matchId, people }, matching);
    return new MatchRoom(chat, matching, matchId, roomId, one, other);
  }

  /** The same request once more: the room's id. */
  async openAgain(): Promise<string> {
    const request = { matchId: this.matchId, people: peopleOf(this.one, this.other) };
    return (await this.chat.client.openMatchRoom(request, this.matching)).roomId;
  }

  /** What the two agreed to now. */
  async change(now: Partial<chatV1.ChangeMatchRoomRequest>): Promise<void> {
    const request = { matchId: this.matchId, version: ++this.version, ...now };
    await this.chat.client.changeMatchRoom(request, this.matching);
  }

  async transcript(limit = 50): Promise<chatV1.Message[]> {
    return (await this.chat.client.readMatchRoom({ matchId: this.matchId, limit }, this.matching)).messages;
  }
}

async function matched(chat: ChatFixture, name: string): Promise<Matched> {
  return { ...(await chat.person()), alias: { id: randomUUID(), name } };
}

export function peopleOf(...people: Matched[]): chatV1.MatchPerson[] {
  return people.map(({ id: userId, alias }) => ({ userId, alias }));
}
