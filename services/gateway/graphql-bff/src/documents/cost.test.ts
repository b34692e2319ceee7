import { LIMITS } from '@my-girok/types';
import { buildSchema, parse } from 'graphql';
import { describe, expect, it } from 'vitest';
import { costOf } from './cost.js';

const schema = buildSchema(/* GraphQL */ `
  type Query { timeline(limit: Int = 20): PostConnection sessions: [Session!] mutes: Mutes rooms(limit: Int = 30): RoomConnection }
  type RoomConnection { rooms: [Room!]! }
  type Room { messages(limit: Int = 50): ChatMessageConnection }
  type ChatMessageConnection { messages: [ChatMessage!]! }
  type ChatMessage { attachments: [Attachment!]! }
  type Attachment { picture: Picture }
  type Picture { id: ID! }
  type Mutes { people: [MutedPerson!]! }
  type MutedPerson { user: User }
  type Session { id: ID! user: User }
  type PostConnection { posts: [Post!]! pageInfo: Info! }
  type Info { next: Boolean! }
  type Post { content: String! author: User comments(limit: Int = 3): [Comment!]! allComments(limit: Int = 20): CommentConnection facets: [Facet!]! }
  type Facet { user: User }
  type CommentConnection { comments: [Comment!]! }
  type Comment { content: String! author: User }
  type User { name: String! posts(limit: Int = 20): PostConnection }
`);
const cost = (document: string, variables = {}) => costOf(schema, parse(document))(variables);

describe('costOf', () => {
  it('reckons the timeline query', () => {
    const query =
      '{ timeline { posts { content author { name } comments(limit: 3) { content author { name } } } pageInfo { next } } }';
    // 1 + 20 × (posts 1 + author 1 + comments 1 + 3 × author 1 + pageInfo 1)
    expect(cost(query)).toBe(1 + 20 * (1 + 1 + 1 + 3 + 1));
  });

  it('multiplies by a limit from a variable, and by the default when it is absent', () => {
    const query = 'query ($n: Int) { timeline(limit: $n) { posts { author { name } } } }';
    expect(cost(query, { n: 100 })).toBe(1 + 100 * 2);
    expect(cost(query)).toBe(1 + 20 * 2);
  });

  it("multiplies by the document's own default of an absent variable, which the request cannot hide behind", () => {
    const query = 'query ($n: Int = 100) { timeline(limit: $n) { posts { author { name } } } }';
    expect(cost(query)).toBe(1 + 100 * 2);
    expect(cost(query, { n: 2 })).toBe(1 + 2 * 2);
    expect(cost(query, { n: null })).toBe(1 + 20 * 2);
  });

  it('counts fragments where they are spread', () => {
    const query =
      '{ timeline(limit: 2) { ...P } } fragment P on PostConnection { posts { ...Q } } fragment Q on Post { author { name } }';
    expect(cost(query)).toBe(1 + 2 * 2);
  });

  it('makes fields dear that cost a call for every parent', () => {
    expect(cost('{ timeline(limit: 100) { posts { allComments(limit: 1) { comments { content } } } } }')).toBe(
      1 + 100 * (1 + 21 + 1),
    );
  });

  it('makes the messages of every room of a page dear, and pictures as many as a message can have', () => {
    const said = 'messages { messages { attachments { picture { id } } } }';
    expect(cost(`{ rooms { rooms { ${said} } } }`)).toBe(1 + 30 * (1 + (21 + 50 * (1 + (1 + LIMITS.attachmentsMax)))));
  });

  it('takes a list without a limit for five', () => {
    expect(cost('{ sessions { id user { name } } }')).toBe(1 + 5);
    expect(cost('{ timeline { posts { facets { user { name } } } } }')).toBe(1 + 20 * (1 + 1 + 5));
  });

  it('takes a list that may be long for as long as it may be: each person in it can be asked for their posts', () => {
    expect(cost('{ mutes { people { user { posts(limit: 1) { posts { content } } } } } }')).toBe(
      1 + (1 + LIMITS.mutedPeopleMax * (1 + (21 + 1))),
    );
  });
});
