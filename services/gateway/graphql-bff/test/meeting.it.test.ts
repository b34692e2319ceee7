import { randomUUID } from 'node:crypto';
import { status } from '@grpc/grpc-js';
import { callV1, chatV1, matchingV1 } from '@my-girok/proto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { BffFixture, documentIdOf, untilTrue } from './bff.fixture.js';
import type { Browser } from './browser.js';
import { refusal, StandIns } from './stand-ins.js';

const WHO = 'fragment Who on User { id name avatar }';
const CALL = `fragment InCall on Call {
  id roomId kind videoAllowed state startedById createdAt liveAt endedAt endReason version generation
  people { userId state identities user { ...Who } }
}`;
/** A room with everything in it that names a person. */
const ROOM = `query Room($id: ID!) {
  room(id: $id) {
    id kind name peer { ...Who } faces { ...Who } askedBy { ...Who } sendState imagesAllowed
    ownAlias { id name } otherAlias { id name } lastMessage { authorId author { ...Who } }
    members { members { userId user { ...Who } } }
    messages { messages {
      authorId author { ...Who } replyTo { authorId author { ...Who } } reactions { emoji viewerReacted }
      notice { kind seconds users { ...Who } }
    } }
    call { ...InCall }
  }
}
${CALL}
${WHO}`;
const ROOMS = `query Rooms { rooms(limit: 10) { rooms { id call { ...InCall } } } }
${CALL}
${WHO}`;
const LIVE = `query Live { liveCalls { ...InCall } }
${CALL}
${WHO}`;

const { RoomKind, SendState, Notice_Kind } = chatV1;
const { CallKind, CallState, CallPersonState } = callV1;

describe('meeting and calling', () => {
  let fixture: BffFixture;
  let standIns: StandIns;
  let address: string;
  /** The same without matching-service, and with limits that a test can reach. */
  let alone: string;
  let strict: string;
  let ada: Browser;
  let kim: Browser;
  const matchRoom = randomUUID();
  const group = randomUUID();
  const quiet = randomUUID();
  const [own, other] = [randomUUID(), randomUUID()];

  const ok = async (query: string, variables?: Record<string, unknown>) => {
    const { data, errors } = await ada.ask(query, variables);
    expect(errors).toEqual([]);
    return data;
  };
  const refused = async (browser: Browser, query: string, variables?: Record<string, unknown>) =>
    (await browser.ask(query, variables)).errors[0]?.extensions;
  const callIn = (roomId: string, ids: readonly string[], over: Partial<callV1.Call> = {}) =>
    callV1.Call.fromPartial({
      id: `call-in-${roomId}`,
      roomId,
      kind: CallKind.CALL_KIND_VIDEO,
      videoAllowed: true,
      state: CallState.CALL_STATE_LIVE,
      startedById: ids[0] ?? '',
      createdAt: new Date('2026-11-24T10:00:00Z'),
      liveAt: new Date('2026-11-24T10:00:05Z'),
      people: ids.map((userId, at) => ({
        userId,
        state: at === 0 ? CallPersonState.CALL_PERSON_STATE_JOINED : CallPersonState.CALL_PERSON_STATE_RINGING,
        identities: [`i${at}`],
      })),
      version: 3,
      generation: 1,
      ...over,
    });

  beforeAll(async () => {
    fixture = await BffFixture.start({ documents: [ROOM, ROOMS, LIVE] });
    standIns = await StandIns.start();
    const settings = { CHAT_GRPC_ADDRESS: standIns.address, MATCHING_GRPC_ADDRESS: standIns.address };
    ({ address } = await fixture.another(settings));
    ({ address: alone } = await fixture.another({ ...settings, MATCHING_GRPC_ADDRESS: '127.0.0.1:1' }));
    const limits = { RATE_LIMIT_CALLS_POINTS: '6', RATE_LIMIT_MATCHING_POINTS: '11' };
    ({ address: strict } = await fixture.another({ ...settings, ...limits }));
    [ada, kim] = [await fixture.person('Ada', address), await fixture.person('Kim', address)];
    // The first call of a service makes its connection.
    await untilTrue(async () => (await ada.ask(`{ user(id: "${kim.userId}") { avatar } }`)).errors.length === 0);
    const position = (id: string) => ({ channel: `room:${id}`, epoch: 'e', seq: 0 });
    const plain = { memberCount: 2, activeAt: new Date() };
    const rooms: Parameters<typeof chatV1.Room.fromPartial>[0][] = [
      {
        id: matchRoom,
        kind: RoomKind.ROOM_KIND_MATCH,
        peerId: other,
        faceIds: [other],
        askedById: other,
        ownAlias: { id: own, name: 'calm-otter' },
        otherAlias: { id: other, name: 'kind-wren' },
        lastMessage: { id: 'm2', roomId: matchRoom, seq: 2, authorId: other },
        sendState: SendState.SEND_STATE_ENDED,
        position: position(matchRoom),
        ...plain,
      },
      {
        id: group,
        kind: RoomKind.ROOM_KIND_GROUP,
        name: 'Hikers',
        faceIds: [kim.userId],
        sendState: SendState.SEND_STATE_OPEN,
        position: position(group),
        ...plain,
      },
      { id: quiet, kind: RoomKind.ROOM_KIND_GROUP, name: 'Quiet', position: position(quiet), ...plain },
    ];
    standIns.rooms.push(...rooms.map((room) => chatV1.Room.fromPartial(room)));
    standIns.members.push(...[own, other].map((userId) => chatV1.Member.fromPartial({ userId })));
    const messages: Parameters<typeof chatV1.Message.fromPartial>[0][] = [
      { id: 'm1', roomId: matchRoom, seq: 1, authorId: own, reactions: [{ emoji: '👍', count: 1, userIds: [own] }] },
      {
        id: 'm2',
        roomId: matchRoom,
        seq: 2,
        authorId: other,
        replyTo: { messageId: 'm1', seq: 1, authorId: own },
        reactions: [{ emoji: '👍', count: 1, userIds: [other] }],
      },
      { id: 'm3', roomId: matchRoom, seq: 3, notice: { kind: Notice_Kind.KIND_LEFT, userIds: [other] } },
    ];
    standIns.messages.push(...messages.map((message) => chatV1.Message.fromPartial(message)));
  }, 600_000);
  beforeEach(() => {
    standIns.refuses.clear();
    standIns.calls.splice(0, standIns.calls.length, callIn(matchRoom, [own, other]), callIn(group, [kim.userId]));
  });
  afterAll(async () => {
    await fixture?.stop();
    standIns?.stop();
  });

  describe('a match’s room', () => {
    it('shows nobody but pseudonyms, without an error and without asking who they are', async () => {
      const trusted = { documentId: documentIdOf(ROOM), variables: { id: matchRoom } };
      for (const ask of [() => ada.ask(ROOM, trusted.variables), () => ada.post(trusted)]) {
        // biome-ignore lint/suspicious/noExplicitAny: the shape is what is expected below
        let answer: any;
        const calls = await fixture.callsDuring(async () => {
          answer = await ask();
        }, address);
        // The room of the call is one of those that were asked for.
        expect(calls).toEqual({ BatchGetRooms: 1, ListMembers: 1, ListMessages: 1, ListCalls: 1 });
        expect(answer.errors).toEqual([]);
        expect(answer.data.room).toMatchObject({
          kind: 'MATCH',
          peer: null,
          faces: [null],
          askedBy: null,
          sendState: 'ENDED',
          imagesAllowed: false,
          ownAlias: { id: own, name: 'calm-otter' },
          otherAlias: { id: other, name: 'kind-wren' },
          lastMessage: { authorId: other, author: null },
          members: {
            members: [
              { userId: own, user: null },
              { userId: other, user: null },
            ],
          },
          messages: {
            messages: [
              { authorId: own, author: null, reactions: [{ viewerReacted: true }] },
              {
                authorId: other,
                author: null,
                replyTo: { authorId: own, author: null },
                reactions: [{ viewerReacted: false }],
              },
              { notice: { kind: 'LEFT', seconds: null, users: [null] } },
            ],
          },
          call: {
            people: [
              { userId: own, user: null, state: 'JOINED' },
              { userId: other, user: null, state: 'RINGING' },
            ],
          },
        });
      }
    });

    it('lets pictures be sent once both agree; other rooms always do', async () => {
      const images = `query ($ids: ID!) { room(id: $ids) { imagesAllowed ownAlias { id } otherAlias { id } } }`;
      const [room] = standIns.rooms;
      if (room) room.imagesAllowed = true;
      expect((await ok(images, { ids: matchRoom })).room.imagesAllowed).toBe(true);
      if (room) room.imagesAllowed = false;
      expect((await ok(images, { ids: group })).room).toEqual({
        imagesAllowed: true,
        ownAlias: null,
        otherAlias: null,
      });
    });
  });

  describe('calls', () => {
    it('of a page of rooms are one question, and their people one more', async () => {
      const page = await ok(ROOMS);
      expect(page.rooms.rooms).toMatchObject([
        { id: matchRoom, call: { people: [{ user: null }, { user: null }] } },
        { id: group, call: { people: [{ userId: kim.userId, user: { name: 'Kim' }, identities: ['i0'] }] } },
        { id: quiet, call: null },
      ]);
      expect(page.rooms.rooms[1].call).toMatchObject({
        id: `call-in-${group}`,
        roomId: group,
        kind: 'VIDEO',
        videoAllowed: true,
        state: 'LIVE',
        startedById: kim.userId,
        createdAt: '2026-11-24T10:00:00.000Z',
        liveAt: '2026-11-24T10:00:05.000Z',
        endedAt: null,
        endReason: null,
        version: 3,
        generation: 1,
      });
      expect(standIns.last('listCalls')?.request).toEqual({ roomIds: [matchRoom, group, quiet] });
      const calls = { ListRooms: 1, ListCalls: 1, BatchGetRooms: 1, BatchGetUsers: 1, BatchGetProfiles: 1 };
      expect(await fixture.callsDuring(() => ok(ROOMS), address)).toEqual(calls);
      const trusted = { documentId: documentIdOf(ROOMS) };
      expect(await fixture.callsDuring(() => ada.post(trusted), address)).toEqual(calls);
    });

    it('that go on anywhere are one question too', async () => {
      const { liveCalls } = await ok(LIVE);
      expect(liveCalls).toMatchObject([
        { roomId: matchRoom, people: [{ userId: own, user: null }, { user: null }] },
        { roomId: group, people: [{ user: { name: 'Kim' } }] },
      ]);
      expect(standIns.last('listCalls')).toMatchObject({ request: { roomIds: [] }, by: ada.userId });
      expect(await fixture.callsDuring(() => ok(LIVE), address)).toEqual({
        ListCalls: 1,
        BatchGetRooms: 1,
        BatchGetUsers: 1,
        BatchGetProfiles: 1,
      });
      const without = await fixture.callsDuring(() => ok('{ liveCalls { id people { userId } } }'), address);
      expect(without).toEqual({ ListCalls: 1 });
    });

    it('of a room that is not the caller’s any more name nobody', async () => {
      standIns.calls.splice(0, 2, callIn(randomUUID(), [kim.userId]));
      expect((await ok(LIVE)).liveCalls).toMatchObject([{ people: [{ userId: kim.userId, user: null }] }]);
    });

    it('are begun, joined, declined and left in the caller’s name', async () => {
      const ids = { roomId: group, clientId: randomUUID(), callId: `call-in-${group}`, deviceId: randomUUID() };
      const start = `mutation ($roomId: ID!, $clientId: ID!) { startCall(roomId: $roomId, kind: VOICE, clientId: $clientId) { call { id } } }`;
      expect((await ok(start, ids)).startCall.call.id).toBe(ids.callId);
      expect(standIns.last('startCall')).toMatchObject({
        request: { roomId: group, kind: CallKind.CALL_KIND_VOICE, clientId: ids.clientId, leaveOther: false },
        by: ada.userId,
      });
      await ok(start.replace('kind: VOICE', 'kind: VOICE, leaveOther: true'), ids);
      expect(standIns.last('startCall')?.request).toMatchObject({ leaveOther: true });
      const join = `mutation ($callId: ID!, $deviceId: ID!, $leave: Boolean) {
        joinCall(callId: $callId, deviceId: $deviceId, leaveOther: $leave) { call { id } url token identity } }`;
      for (const leave of [undefined, true, null]) {
        const { joinCall } = await ok(join, { ...ids, leave });
        expect(joinCall).toEqual({
          call: { id: ids.callId },
          url: 'ws://livekit.test',
          token: 'a way in',
          identity: 'i1',
        });
        const { callId, deviceId } = ids;
        expect(standIns.last('joinCall')?.request).toEqual({ callId, deviceId, leaveOther: leave === true });
      }
      const decline = 'mutation ($callId: ID!) { declineCall(callId: $callId) { call { id } } }';
      expect((await ok(decline, ids)).declineCall.call.id).toBe(ids.callId);
      const leave = `mutation ($callId: ID!, $deviceId: ID!) { leaveCall(callId: $callId, deviceId: $deviceId) { call { id } } }`;
      expect((await ok(leave, ids)).leaveCall.call.id).toBe(ids.callId);
      expect(standIns.last('leaveCall')?.request).toEqual({ callId: ids.callId, deviceId: ids.deviceId });
    });

    it('say how they ended', async () => {
      const ended = { state: CallState.CALL_STATE_ENDED, endedAt: new Date('2026-11-24T10:05:00Z') };
      for (const [reason, said] of [
        ['missed', 'MISSED'],
        ['not_allowed', 'NOT_ALLOWED'],
        ['something newer', 'ENDED'],
      ]) {
        standIns.calls.splice(0, 2, callIn(group, [kim.userId], { ...ended, endReason: reason ?? '' }));
        const [call] = (await ok('{ liveCalls { state endedAt endReason } }')).liveCalls;
        expect(call).toEqual({ state: 'ENDED', endedAt: '2026-11-24T10:05:00.000Z', endReason: said });
      }
    });

    it('are refused with chat-service’s own code', async () => {
      standIns.refuses.set('joinCall', refusal('CALL_BUSY', 'wrong_state', status.FAILED_PRECONDITION));
      standIns.refuses.set('startCall', refusal('CALL_UNAVAILABLE', 'wrong_state', status.FAILED_PRECONDITION));
      expect(await refused(ada, 'mutation { joinCall(callId: "c", deviceId: "d") { token } }')).toMatchObject({
        code: 'CONFLICT',
        reason: 'CALL_BUSY',
      });
      expect(
        await refused(ada, 'mutation { startCall(roomId: "r", kind: VOICE, clientId: "c") { call { id } } }'),
      ).toMatchObject({ code: 'CONFLICT', reason: 'CALL_UNAVAILABLE' });
    });

    it('that cannot be asked for leave the room', async () => {
      standIns.refuses.set('listCalls', { code: status.INVALID_ARGUMENT });
      const { data, errors } = await ada.ask(`{ room(id: "${group}") { id call { id } } }`);
      expect(data.room).toEqual({ id: group, call: null });
      expect(errors).toMatchObject([{ path: ['room', 'call'] }]);
    });
  });

  describe('matches', () => {
    const criteria = { languages: ['ko', 'en'], interests: ['music'], intent: 'FRIENDS', strictness: 'OPEN' };
    const watch = `mutation ($input: MatchCriteriaInput!) { watchQueue(input: $input) { watch {
      criteria { languages interests intent strictness } expiresAt } } }`;

    it('let one watch the queue, see that one does, and end it', async () => {
      const watching = '{ queueWatch { criteria { languages interests intent strictness } expiresAt } }';
      expect((await ok(watching)).queueWatch).toBeNull();
      const expected = { criteria, expiresAt: '2026-11-25T10:00:00.000Z' };
      expect((await ok(watch, { input: criteria })).watchQueue).toEqual({ watch: expected });
      expect(standIns.last('watchQueue')).toMatchObject({
        request: {
          criteria: {
            languages: ['ko', 'en'],
            interests: ['music'],
            intent: matchingV1.Intent.INTENT_FRIENDS,
            strictness: matchingV1.Strictness.STRICTNESS_OPEN,
          },
        },
        by: ada.userId,
      });
      expect((await ok(watching)).queueWatch).toEqual(expected);
      expect((await ok('mutation { endQueueWatch { success } }')).endQueueWatch.success).toBe(true);
      expect((await ok(watching)).queueWatch).toBeNull();
    });

    it.each([
      ['languages', { ...criteria, languages: ['en', 'ko', 'ja', 'zh'] }],
      ['interests', { ...criteria, interests: Array.from({ length: 11 }, (_, at) => `i${at}`) }],
    ])('take no endless %s', async (field, input) => {
      expect(await refused(ada, watch, { input })).toMatchObject({ reason: 'BFF_LIST_TOO_LONG', field });
    });

    it.each(['VOICE', 'VIDEO', 'IMAGES', 'KEEP'])('take a consent to %s, and take it back', async (kind) => {
      const consent = `mutation ($on: Boolean!) { setMatchConsent(matchId: "m", kind: ${kind}, on: $on) { success } }`;
      for (const on of [true, false]) {
        expect((await ok(consent, { on })).setMatchConsent.success).toBe(true);
        const wire = matchingV1.consentKindFromJSON(`CONSENT_KIND_${kind}`);
        expect(standIns.last('setConsent')).toMatchObject({
          request: { matchId: 'm', kind: wire, on },
          by: ada.userId,
        });
      }
    });

    it.each(['HARASSMENT', 'SEXUAL', 'MINOR', 'HATE', 'SPAM', 'SELF_HARM', 'OTHER'])(
      'are reported for %s',
      async (reason) => {
        const report = `mutation ($input: ReportMatchInput!) { reportMatch(input: $input) { reportId messages } }`;
        const browser = await fixture.person('Reporter', address);
        const input = { matchId: 'm', reason, note: 'He asked for my address', includeMessages: true };
        const { data } = await browser.ask(report, { input });
        expect(data.reportMatch).toEqual({ reportId: 'report-1', messages: 50 });
        expect(standIns.last('reportMatch')).toMatchObject({
          request: { ...input, reason: matchingV1.reportReasonFromJSON(`REPORT_REASON_${reason}`) },
          by: browser.userId,
        });
        await browser.ask(report, { input: { matchId: 'm', reason, includeMessages: false } });
        expect(standIns.last('reportMatch')?.request).toMatchObject({ note: '', includeMessages: false });
      },
    );

    it('are refused with matching-service’s own code', async () => {
      standIns.refuses.set('setConsent', refusal('MATCHING_VOICE_FIRST', 'wrong_state', status.FAILED_PRECONDITION));
      standIns.refuses.set('watchQueue', refusal('MATCHING_AGE_UNKNOWN', 'forbidden', status.PERMISSION_DENIED));
      expect(
        await refused(ada, 'mutation { setMatchConsent(matchId: "m", kind: VIDEO, on: true) { success } }'),
      ).toMatchObject({ code: 'CONFLICT', reason: 'MATCHING_VOICE_FIRST' });
      expect(await refused(ada, watch, { input: criteria })).toMatchObject({
        code: 'FORBIDDEN',
        reason: 'MATCHING_AGE_UNKNOWN',
      });
    });

    it('that nobody can tell of are null with an error, and everything else stays', async () => {
      const browser = fixture.browser(alone);
      browser.sessionId = ada.sessionId;
      const { data, errors } = await browser.ask('{ me { name } queueWatch { expiresAt } liveCalls { id } }');
      expect(data).toMatchObject({ me: { name: 'Ada' }, queueWatch: null, liveCalls: [{}, {}] });
      expect(errors).toMatchObject([{ path: ['queueWatch'], extensions: { code: 'SERVICE_UNAVAILABLE' } }]);
    });
  });

  it.each([
    '{ liveCalls { id } }',
    '{ queueWatch { expiresAt } }',
    'mutation { startCall(roomId: "r", kind: VOICE, clientId: "c") { call { id } } }',
    'mutation { joinCall(callId: "c", deviceId: "d") { token } }',
    'mutation { declineCall(callId: "c") { call { id } } }',
    'mutation { leaveCall(callId: "c", deviceId: "d") { call { id } } }',
    'mutation { setMatchConsent(matchId: "m", kind: VOICE, on: true) { success } }',
    'mutation { reportMatch(input: { matchId: "m", reason: SPAM, includeMessages: false }) { reportId } }',
    'mutation { watchQueue(input: { languages: ["en"], interests: [], intent: TALK, strictness: OPEN }) { watch { expiresAt } } }',
    'mutation { endQueueWatch { success } }',
    'mutation { setBirthDate(birthDate: "2000-01-01") { ageBand } }',
  ])('%s is nothing for who is signed out', async (query) => {
    expect(await refused(fixture.browser(address), query)).toMatchObject({
      code: 'UNAUTHENTICATED',
      reason: 'BFF_SIGNED_OUT',
    });
  });

  it('counts how often an account rings and reports, apart from all else that it does', async () => {
    const browser = await fixture.person('Busy', strict);
    const start = `mutation { startCall(roomId: "${group}", kind: VOICE, clientId: "c") { call { id } } }`;
    const join = `mutation { joinCall(callId: "call-in-${group}", deviceId: "d") { token } }`;
    const limited = { code: 'RATE_LIMITED', reason: 'COMMON_RATE_LIMITED', retryAfterSeconds: expect.any(Number) };
    expect((await browser.ask(start)).errors).toEqual([]);
    for (let times = 0; times < 2; times++) expect((await browser.ask(join)).errors).toEqual([]);
    expect(await refused(browser, join)).toMatchObject(limited);
    expect(await refused(browser, start)).toMatchObject(limited);
    const report =
      'mutation { reportMatch(input: { matchId: "m", reason: SPAM, includeMessages: false }) { reportId } }';
    const consent = 'mutation { setMatchConsent(matchId: "m", kind: VOICE, on: true) { success } }';
    for (const query of [report, consent]) expect((await browser.ask(query)).errors).toEqual([]);
    for (const query of [report, consent]) expect(await refused(browser, query)).toMatchObject(limited);
    expect((await browser.ask('mutation { endQueueWatch { success } }')).errors).toEqual([]);
  });

  it('learns once when somebody was born, and tells them the band alone', async () => {
    const set = (date: string) => `mutation { setBirthDate(birthDate: "${date}") { ageBand } }`;
    const band = '{ me { ageBand } }';
    expect((await ok(band)).me.ageBand).toBe('UNKNOWN');
    expect(await refused(ada, set('2000-02-30'))).toMatchObject({
      code: 'BAD_USER_INPUT',
      reason: 'AUTH_BIRTH_DATE_INVALID',
    });
    expect((await ok(set('2000-02-29'))).setBirthDate.ageBand).toBe('ADULT');
    expect((await ok(set('2000-02-29'))).setBirthDate.ageBand).toBe('ADULT');
    expect(await refused(ada, set('1999-02-28'))).toMatchObject({ reason: 'AUTH_BIRTH_DATE_SET' });
    expect((await ok(band)).me.ageBand).toBe('ADULT');
    const year = new Date().getUTCFullYear() - 10;
    expect((await kim.ask(set(`${year}-01-01`))).data.setBirthDate.ageBand).toBe('MINOR');
  });
});
