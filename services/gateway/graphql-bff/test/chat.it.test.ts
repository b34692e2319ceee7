import { randomUUID } from 'node:crypto';
import type { chatV1, DeepPartial } from '@my-girok/proto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { BffFixture, documentIdOf, untilTrue } from './bff.fixture.js';
import type { Browser } from './browser.js';
import { png, upload } from './upload.js';

const WHO = 'fragment Who on User { id name avatar }';
/** The list of rooms as the web app asks for it. */
const ROOMS = `query Rooms($limit: Int) {
  rooms(limit: $limit) {
    rooms {
      id kind name memberCount peer { ...Who } faces { ...Who } lastSeq readSeq unread activeAt state role mutedUntil askedBy { ...Who } sendState
      position { channel epoch seq } lastMessage { id seq content author { ...Who } notice { kind users { ...Who } } }
    }
    pageInfo { hasNextPage endCursor }
  }
}
${WHO}`;
/** One room as the web app asks for it. */
const ROOM = `query Room($id: ID!, $limit: Int, $before: String, $after: String, $aroundSeq: Int, $aroundTime: DateTime) {
  room(id: $id) {
    id firstSeq
    messages(limit: $limit, before: $before, after: $after, aroundSeq: $aroundSeq, aroundTime: $aroundTime) {
      messages { ...Said }
      hasPreviousPage hasNextPage startCursor endCursor position { channel epoch seq }
    }
  }
}
fragment Said on ChatMessage {
  id roomId seq clientId authorId author { ...Who } content facets { start end link mentionId } createdAt editedAt deleted hidden
  attachments { kind id name bytes contentType url picture { id alt width height animated thumb poster sources { width url } } }
  replyTo { messageId seq authorId author { ...Who } excerpt deleted hasAttachments }
  reactions { emoji count viewerReacted userIds } notice { kind name users { ...Who } }
}
${WHO}`;

describe('chat', () => {
  let fixture: BffFixture;
  let ada: Browser;
  let kim: Browser;
  let jun: Browser;
  let roomId: string;

  const ok = async (browser: Browser, query: string, variables?: Record<string, unknown>) => {
    const { data, errors } = await browser.ask(query, variables);
    expect(errors).toEqual([]);
    return data;
  };
  const refused = async (browser: Browser, query: string, variables?: Record<string, unknown>) =>
    (await browser.ask(query, variables)).errors[0]?.extensions;
  const change = async (browser: Browser, field: string, selection = 'room { id }') =>
    (await ok(browser, `mutation { change: ${field} { ${selection} } }`)).change;
  const follow = (browser: Browser, { userId }: Browser) =>
    change(browser, `follow(userId: "${userId}")`, 'user { id }');
  /** As the socket gateway has it sent. */
  const say = async (
    browser: Browser,
    content: string,
    more: DeepPartial<chatV1.SendMessageRequest> = {},
  ): Promise<chatV1.Message> => {
    const request = { roomId, clientId: randomUUID(), content, ...more };
    const { message } = await fixture.chat.sendMessage(request, await fixture.as(browser));
    if (!message) throw new Error('There is no message');
    return message;
  };
  const messages = async (browser: Browser, variables: Record<string, unknown> = {}) =>
    (await ok(browser, ROOM, { id: roomId, ...variables })).room.messages;
  const group = async (name: string, ...members: Browser[]): Promise<string> => {
    const input = { name, userIds: members.map((member) => member.userId), clientId: randomUUID() };
    const make = 'mutation ($input: CreateGroupInput!) { createGroup(input: $input) { room { id } } }';
    return (await ok(ada, make, { input })).createGroup.room.id;
  };

  beforeAll(async () => {
    fixture = await BffFixture.start({ documents: [ROOMS, ROOM], talk: true });
    [ada, kim, jun] = (await Promise.all(['Ada', 'Kim', 'Jun'].map((name) => fixture.person(name)))) as [
      Browser,
      Browser,
      Browser,
    ];
    for (const [one, other] of [
      [kim, ada],
      [ada, kim],
      [jun, ada],
    ] as const)
      await follow(one, other);
    // chat-service learns of people by events.
    const open = `mutation { openDirectRoom(userId: "${kim.userId}") { room { id } } }`;
    roomId = await untilTrue(async () => (await ada.ask(open)).data?.openDirectRoom.room.id, { timeoutMs: 60_000 });
  }, 600_000);
  afterAll(() => fixture?.stop());

  it('opens one room for two people, whoever opens it', async () => {
    const room = 'room { id kind name memberCount state sendState peer { name } position { channel } }';
    const theirs = await change(kim, `openDirectRoom(userId: "${ada.userId}")`, room);
    expect(theirs.room).toEqual({
      id: roomId,
      kind: 'DIRECT',
      name: null,
      memberCount: 2,
      state: 'JOINED',
      sendState: 'OPEN',
      peer: { name: 'Ada' },
      position: { channel: `room:${roomId}` },
    });
    expect((await ok(jun, `{ room(id: "${roomId}") { id } }`)).room).toBeNull();
    expect((await ok(jun, '{ room(id: "none") { id } }')).room).toBeNull();
  });

  it('shows messages with what belongs to them, in pages of one call a service', async () => {
    const first = await say(ada, '@Kim look at https://example.test', {
      mentions: [{ start: 0, end: 4, userId: kim.userId }],
    });
    const second = await say(kim, 'seen', { replyToId: first.id });
    await fixture.chat.reactToMessage({ roomId, messageId: second.id, emoji: '👍', on: true }, await fixture.as(ada));
    for (let index = 0; index < 4; index++) await say(ada, `more ${index}`);

    const newest = await messages(ada);
    expect(newest.messages.map((each: { seq: number }) => each.seq)).toEqual([1, 2, 3, 4, 5, 6]);
    expect(newest).toMatchObject({
      hasPreviousPage: false,
      hasNextPage: false,
      position: { channel: `room:${roomId}` },
    });
    expect(newest.position.seq).toBeGreaterThanOrEqual(7);
    expect(newest.messages[0]).toMatchObject({
      id: first.id,
      roomId,
      clientId: first.clientId,
      authorId: ada.userId,
      author: { name: 'Ada' },
      facets: [
        { start: 0, end: 4, link: null, mentionId: kim.userId },
        { start: 13, end: 33, mentionId: null },
      ],
      attachments: [],
      replyTo: null,
      editedAt: null,
      deleted: false,
      hidden: false,
      notice: null,
    });
    expect(newest.messages[1]).toMatchObject({
      replyTo: { messageId: first.id, seq: 1, author: { name: 'Ada' }, deleted: false, hasAttachments: false },
      reactions: [{ emoji: '👍', count: 1, viewerReacted: true, userIds: [ada.userId] }],
    });
    expect((await messages(kim)).messages[1].reactions[0].viewerReacted).toBe(false);

    const seqs = async (variables: Record<string, unknown>) =>
      (await messages(ada, variables)).messages.map((each: { seq: number }) => each.seq);
    const last = await messages(ada, { limit: 2 });
    expect(last.messages.map((each: { seq: number }) => each.seq)).toEqual([5, 6]);
    expect(last).toMatchObject({ hasPreviousPage: true, hasNextPage: false });
    expect(await seqs({ limit: 2, before: last.startCursor })).toEqual([3, 4]);
    expect(await seqs({ limit: 2, after: (await messages(ada, { limit: 2, aroundSeq: 1 })).endCursor })).not.toContain(
      1,
    );
    expect(await seqs({ limit: 3, aroundSeq: 3 })).toContain(3);
    expect(await seqs({ limit: 3, aroundTime: newest.messages[3].createdAt })).toContain(4);

    const calls = { BatchGetRooms: 1, ListMessages: 1, BatchGetUsers: 1, BatchGetProfiles: 1 };
    expect(await fixture.callsDuring(() => messages(ada))).toEqual(calls);
    const trusted = { documentId: documentIdOf(ROOM), variables: { id: roomId } };
    expect(await fixture.callsDuring(() => ada.post(trusted))).toEqual(calls);
    expect((await ada.post(trusted)).data.room.messages).toEqual(newest);
  });

  it('lists rooms with their last message and the people in them, in one call a service', async () => {
    const groupId = await group('Reading', kim, jun);
    const page = await ok(ada, ROOMS, { limit: 10 });
    expect(page.rooms.rooms.map((room: { id: string }) => room.id)).toEqual([groupId, roomId]);
    expect(page.rooms.rooms).toMatchObject([
      { kind: 'GROUP', name: 'Reading', peer: null, role: 'OWNER', state: 'JOINED' },
      {
        kind: 'DIRECT',
        peer: { name: 'Kim' },
        lastSeq: 6,
        lastMessage: { seq: 6, content: 'more 3', author: { name: 'Ada' } },
      },
    ]);
    const one = { ListRooms: 1, BatchGetUsers: 1, BatchGetProfiles: 1 };
    expect(await fixture.callsDuring(() => ok(ada, ROOMS, { limit: 10 }))).toEqual(one);
    const trusted = { documentId: documentIdOf(ROOMS), variables: { limit: 10 } };
    expect(await fixture.callsDuring(() => ada.post(trusted))).toEqual(one);
    const first = await ok(ada, ROOMS, { limit: 1 });
    expect(first.rooms.pageInfo.hasNextPage).toBe(true);
    const rest = `{ rooms(limit: 1, cursor: ${JSON.stringify(first.rooms.pageInfo.endCursor)}) { rooms { id } } }`;
    expect((await ok(ada, rest)).rooms.rooms).toEqual([{ id: roomId }]);
  });

  it('counts what is unread, and tells how far others have read', async () => {
    const { chatUnread } = await ok(kim, '{ chatUnread { rooms requests } }');
    const { room } = await ok(kim, `{ room(id: "${roomId}") { unread lastSeq } }`);
    expect(room.unread).toBeGreaterThan(0);
    await fixture.chat.markRead({ roomId, seq: room.lastSeq }, await fixture.as(kim));
    expect((await ok(kim, '{ chatUnread { rooms } }')).chatUnread.rooms).toBe(chatUnread.rooms - 1);
    const { markers } = (await ok(ada, `{ room(id: "${roomId}") { markers { userId readSeq deliveredSeq } } }`)).room;
    expect(markers).toContainEqual(expect.objectContaining({ userId: kim.userId, readSeq: room.lastSeq }));
  });

  it('gives pictures and files to who may see the message, for as long as they may', async () => {
    const picture = await upload(ada, png(700, 500), 'message');
    const file = await upload(ada, Buffer.from('a,b\n1,2\n'), 'file', '기록 2026.csv');
    const { id } = await say(ada, '', { attachments: [{ mediaId: picture, alt: 'bands' }, { mediaId: file }] });
    const shown = (await messages(kim)).messages.at(-1);
    expect(shown.attachments).toMatchObject([
      { kind: 'PICTURE', id: picture, name: null, url: null, picture: { id: picture, alt: 'bands', width: 700 } },
      { kind: 'FILE', id: file, name: '기록 2026.csv', bytes: 8, picture: null },
    ]);
    const [{ picture: seen }, { url }] = shown.attachments;
    const mine = `${fixture.mediaUrl}/private/${kim.userId}/${id}/`;
    const addresses = [seen.thumb, ...seen.sources.map((source: { url: string }) => source.url), url];
    expect(addresses.filter((address) => !address.startsWith(mine))).toEqual([]);
    expect(seen.sources.map((source: { width: number }) => source.width)).toEqual([320, 640]);
    for (const address of addresses) expect((await fetch(address)).status, address).toBe(200);
    const download = await fetch(url);
    expect(download.headers.get('content-disposition')).toContain(encodeURIComponent('기록 2026.csv'));
    expect(await download.text()).toBe('a,b\n1,2\n');
    expect((await fetch(url.replace(kim.userId, jun.userId))).status).toBeGreaterThanOrEqual(400);

    await fixture.chat.deleteMessage({ roomId, messageId: id }, await fixture.as(ada));
    expect((await messages(kim)).messages.at(-1)).toMatchObject({ id, deleted: true, content: '', attachments: [] });
    for (const address of addresses) expect((await fetch(address)).status, address).toBe(404);
  });

  it('makes a group once for each client id, and lets its owner run it', async () => {
    const input = { name: 'Hikers', userIds: [kim.userId, jun.userId], clientId: randomUUID() };
    const make =
      'mutation ($input: CreateGroupInput!) { createGroup(input: $input) { room { id name role memberCount faces { name } } } }';
    const { room } = (await ok(ada, make, { input })).createGroup;
    expect(room).toMatchObject({ name: 'Hikers', role: 'OWNER' });
    expect((await ok(ada, make, { input })).createGroup.room.id).toBe(room.id);
    const renamed = await change(ada, `renameGroup(roomId: "${room.id}", name: "Walkers")`, 'room { name }');
    expect(renamed.room.name).toBe('Walkers');
    const promoted = await change(
      ada,
      `changeRole(roomId: "${room.id}", userId: "${kim.userId}", role: ADMIN)`,
      'room { members { members { userId user { name } role state } hasNextPage } }',
    );
    expect(promoted.room.members).toMatchObject({
      members: [
        { userId: ada.userId, user: { name: 'Ada' }, role: 'OWNER', state: 'JOINED' },
        { userId: kim.userId, user: { name: 'Kim' }, role: 'ADMIN' },
        { userId: jun.userId },
      ],
      hasNextPage: false,
    });
    const notices = (await ok(ada, ROOM, { id: room.id })).room.messages.messages.flatMap(
      (message: { notice: { kind: string; name: string | null } | null }) => message.notice ?? [],
    );
    expect(notices).toContainEqual(expect.objectContaining({ kind: 'RENAMED', name: 'Walkers' }));
    const without = await change(
      ada,
      `removeMember(roomId: "${room.id}", userId: "${jun.userId}")`,
      'room { memberCount members { members { userId } } }',
    );
    expect(without.room.members.members).not.toContainEqual({ userId: jun.userId });
    const back = await change(ada, `addMembers(roomId: "${room.id}", userIds: ["${jun.userId}"])`);
    expect(back.room.id).toBe(room.id);
    expect(
      await refused(
        kim,
        `mutation { changeRole(roomId: "${room.id}", userId: "${ada.userId}", role: MEMBER) { room { id } } }`,
      ),
    ).toMatchObject({
      code: 'FORBIDDEN',
    });
    expect((await change(kim, `leaveRoom(roomId: "${room.id}")`, 'leftRoomId')).leftRoomId).toBe(room.id);
    expect((await ok(kim, `{ room(id: "${room.id}") { id state } }`)).room?.state).not.toBe('JOINED');
  });

  it('is silenced for a time, for good, and not any more', async () => {
    const mute = (until: string) => change(ada, `muteRoom(roomId: "${roomId}"${until})`, 'room { mutedUntil }');
    expect((await mute(', until: "2099-01-01T00:00:00Z"')).room.mutedUntil).toBe('2099-01-01T00:00:00.000Z');
    expect((await mute('')).room.mutedUntil).toMatch(/^9999-/);
    expect((await change(ada, `unmuteRoom(roomId: "${roomId}")`, 'room { mutedUntil }')).room.mutedUntil).toBeNull();
  });

  it('leads into a group by a link until the links are ended', async () => {
    const groupId = await group('Book club', kim);
    const { token, expiresAt } = await change(ada, `createRoomInvite(roomId: "${groupId}")`, 'token expiresAt');
    expect(Date.parse(expiresAt)).toBeGreaterThan(Date.now());
    const stranger = await fixture.person('Stranger');
    const preview = `{ roomInvite(token: "${token}") { roomId name memberCount joined faces { name } } }`;
    const seen = await untilTrue(async () => (await stranger.ask(preview)).data?.roomInvite, { timeoutMs: 30_000 });
    expect(seen).toMatchObject({ roomId: groupId, name: 'Book club', joined: false });
    expect((await change(stranger, `joinRoom(token: "${token}")`, 'room { id state role }')).room).toEqual({
      id: groupId,
      state: 'JOINED',
      role: 'MEMBER',
    });
    expect((await ok(stranger, preview)).roomInvite.joined).toBe(true);
    await change(ada, `revokeRoomInvites(roomId: "${groupId}")`);
    const other = await fixture.person('Other');
    expect((await refused(other, `mutation { joinRoom(token: "${token}") { room { id } } }`))?.reason).toMatch(
      /^CHAT_/,
    );
  });

  it('asks before a stranger’s words become a talk', async () => {
    const { room } = await change(kim, `openDirectRoom(userId: "${jun.userId}")`, 'room { id sendState }');
    await say(kim, 'hello, stranger', { roomId: room.id });
    const requests =
      '{ chatUnread { requests } rooms(box: REQUESTS) { rooms { id state sendState askedBy { name } lastMessage { content } } } }';
    const waiting = await ok(jun, requests);
    expect(waiting.chatUnread.requests).toBeGreaterThanOrEqual(1);
    expect(waiting.rooms.rooms).toContainEqual({
      id: room.id,
      state: 'ASKED',
      sendState: 'ASKED',
      askedBy: { name: 'Kim' },
      lastMessage: { content: 'hello, stranger' },
    });
    const accepted = await change(jun, `answerRequest(roomId: "${room.id}", accept: true)`, 'room { state sendState }');
    expect(accepted.room).toEqual({ state: 'JOINED', sendState: 'OPEN' });
    const groupId = await group('Not for me', jun);
    const { state } = (await ok(jun, `{ room(id: "${groupId}") { state } }`)).room;
    if (state === 'ASKED')
      expect((await change(jun, `answerRequest(roomId: "${groupId}", accept: false)`, 'room { id }')).room).toBeNull();
    expect(['JOINED', 'ASKED']).toContain(state);
  });

  it('keeps what one lets others know', async () => {
    const preferences = 'preferences { sendReceipts showPresence }';
    expect((await ok(jun, '{ chatPreferences { sendReceipts showPresence } }')).chatPreferences).toEqual({
      sendReceipts: true,
      showPresence: true,
    });
    const changed = await change(jun, 'updateChatPreferences(input: { showPresence: false })', preferences);
    expect(changed.preferences).toEqual({ sendReceipts: true, showPresence: false });
  });

  it('is nobody’s who is signed out', async () => {
    const asked = [
      '{ rooms { rooms { id } } }',
      '{ room(id: "x") { id } }',
      '{ chatUnread { rooms } }',
      '{ chatPreferences { showPresence } }',
      '{ roomInvite(token: "x") { name } }',
      'mutation { openDirectRoom(userId: "x") { room { id } } }',
      'mutation { createGroup(input: { name: "x", userIds: [], clientId: "x" }) { room { id } } }',
      'mutation { leaveRoom(roomId: "x") { leftRoomId } }',
      'mutation { muteRoom(roomId: "x") { room { id } } }',
      'mutation { answerRequest(roomId: "x", accept: true) { room { id } } }',
      'mutation { joinRoom(token: "x") { room { id } } }',
    ];
    for (const each of asked)
      expect(await refused(fixture.browser(), each), each).toMatchObject({
        code: 'UNAUTHENTICATED',
        reason: 'BFF_SIGNED_OUT',
      });
  });

  it.each([
    ['a page of 101', 'query { rooms(limit: 101) { rooms { id } } }', 'BFF_LIMIT_OUT_OF_RANGE', 'limit'],
    [
      '51 people at once',
      `mutation { addMembers(roomId: "x", userIds: [${'"x",'.repeat(51)}]) { room { id } } }`,
      'BFF_LIST_TOO_LONG',
      'userIds',
    ],
    [
      'a group of 101',
      `mutation { createGroup(input: { name: "x", userIds: [${'"x",'.repeat(100)}], clientId: "x" }) { room { id } } }`,
      'BFF_LIST_TOO_LONG',
      'userIds',
    ],
    [
      'silence until no moment',
      'mutation { muteRoom(roomId: "x", until: "tomorrow") { room { id } } }',
      'BFF_DATETIME_INVALID',
      'until',
    ],
  ])('refuses %s', async (_, query, reason, field) => {
    expect(await refused(ada, query)).toMatchObject({ code: 'BAD_USER_INPUT', reason, field });
  });

  it('hands malformed ids to nobody but as a refusal', async () => {
    expect(await refused(ada, 'mutation { openDirectRoom(userId: "x") { room { id } } }')).toMatchObject({
      code: 'BAD_USER_INPUT',
      field: 'userId',
    });
  });

  it('lets nobody pester everybody: opening rooms and asking people into groups is limited by account', async () => {
    const { address } = await fixture.another({ RATE_LIMIT_ROOMS_POINTS: '4' });
    const browser = fixture.browser(address);
    await browser.register('Eager');
    const open = () => refused(browser, `mutation { openDirectRoom(userId: "${ada.userId}") { room { id } } }`);
    const ask = () => refused(browser, `mutation { addMembers(roomId: "${roomId}", userIds: ["x"]) { room { id } } }`);
    expect((await open())?.code).not.toBe('RATE_LIMITED');
    expect((await ask())?.code).not.toBe('RATE_LIMITED');
    expect(await open()).toMatchObject({ code: 'RATE_LIMITED', retryAfterSeconds: expect.any(Number) });
  }, 240_000);

  it('gives rooms without names, and nothing else less, while auth-service is away', async () => {
    await fixture.services['auth-service'].stop('SIGKILL');
    const { data, errors } = await ada.post({ documentId: documentIdOf(ROOMS), variables: { limit: 10 } });
    const direct = data.rooms.rooms.find((room: { id: string }) => room.id === roomId);
    expect(direct).toMatchObject({ peer: null, lastMessage: { content: expect.any(String), author: null } });
    const reading = data.rooms.rooms.find((room: { name: string | null }) => room.name === 'Reading');
    expect(reading.faces.every((face: unknown) => face === null)).toBe(true);
    for (const error of errors) expect(error.extensions.code).toBe('SERVICE_UNAVAILABLE');
    expect(errors.length).toBeGreaterThan(0);
    await fixture.services['auth-service'].start();
    await untilTrue(async () => (await ada.ask(ROOMS)).errors.length === 0, { timeoutMs: 20_000 });
  }, 300_000);

  it('is null with SERVICE_UNAVAILABLE while chat-service is away, and the rest of the page comes', async () => {
    await ada.createPost('still here');
    await fixture.services['chat-service'].stop('SIGKILL');
    const { data, errors } = await ada.ask(
      '{ me { name } rooms { rooms { id } } chatUnread { rooms } timeline { posts { content author { name } } } }',
    );
    expect(data).toMatchObject({
      me: { name: 'Ada' },
      rooms: null,
      chatUnread: null,
      timeline: { posts: [{ content: 'still here', author: { name: 'Ada' } }] },
    });
    expect(errors.map((error) => error.path?.[0]).toSorted()).toEqual(['chatUnread', 'rooms']);
    for (const error of errors) expect(error.extensions.code).toBe('SERVICE_UNAVAILABLE');
    await fixture.services['chat-service'].start();
    await untilTrue(async () => (await ada.ask(ROOMS)).errors.length === 0, { timeoutMs: 20_000 });
  }, 300_000);
});
