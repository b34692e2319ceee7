import { setTimeout as sleep } from 'node:timers/promises';
import { freePort, untilTrue } from '@my-girok/nest-common/testing';
import { MatchingServiceClient } from '@my-girok/proto';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { anybody, MatchingFixture, MatchState, type Status, type TestPerson } from './matching-service.fixture.js';
import { Random } from './random.js';
import { ServiceProcess } from './service-process.js';

vi.setConfig({ testTimeout: 400_000, hookTimeout: 300_000 });

const PEOPLE = 12;
const KILLS = 4;
const seed = Number(process.env.MATCHING_SEED ?? Date.now() % 1_000_000);
const random = new Random(seed);
const channel = { 'grpc.initial_reconnect_backoff_ms': 100, 'grpc.max_reconnect_backoff_ms': 500 };

/** One of several processes of the service, behind one address as a balancer has them. */
interface Node {
  process: ServiceProcess;
  client: MatchingServiceClient;
}

let fixture: MatchingFixture;
const nodes: Node[] = [];
beforeAll(async () => {
  fixture = await MatchingFixture.start({ inProcess: false });
  for (let i = 0; i < 2; i++) {
    const [grpc, http] = [await freePort(), await freePort()];
    const env = { ...fixture.env, GRPC_PORT: `${grpc}`, HTTP_PORT: `${http}` };
    const process = new ServiceProcess(env, `http://127.0.0.1:${http}`);
    nodes.push({ process, client: new MatchingServiceClient(`127.0.0.1:${grpc}`, { channel }) });
    await process.start();
  }
});
afterAll(async () => {
  for (const { client, process } of nodes) {
    client.close();
    await process.kill();
  }
  await fixture?.stop();
});

/** Asks any node; undefined where it was away, or died over it. */
async function ask<T>(call: (client: MatchingServiceClient) => Promise<T>): Promise<T | undefined> {
  return call(random.of(nodes).client).catch(() => undefined);
}

/** Somebody who wants to meet somebody, and does not give up. */
async function meet(person: TestPerson): Promise<Status> {
  const gateway = await fixture.gateway();
  const { actor } = person;
  for (;;) {
    const status = (await ask((client) => client.getStatus({}, person.as)))?.status;
    const matchId = status?.match?.id ?? '';
    if (status?.state === MatchState.MATCH_STATE_STARTED) return status;
    if (status?.state === MatchState.MATCH_STATE_FOUND)
      await ask((client) => client.acceptMatch({ actor, matchId }, gateway));
    if (status?.state === MatchState.MATCH_STATE_IDLE)
      await ask((client) => client.joinQueue({ actor, criteria: anybody }, gateway));
    const known = { userId: person.id, ticketId: '', version: 0 };
    await ask((client) => client.keepTickets({ people: [known] }, gateway));
    await sleep(200);
  }
}

it(`everybody meets somebody once, whichever node is killed when (seed ${seed})`, async () => {
  const people = await fixture.people(PEOPLE);
  const meetings: Promise<Status>[] = [];
  for (let kill = 0; kill < KILLS; kill++) {
    // Some more come, and while they are being matched a node dies.
    const wave = people.slice((kill * PEOPLE) / KILLS, ((kill + 1) * PEOPLE) / KILLS);
    meetings.push(...wave.map(meet));
    const { process } = nodes[kill % nodes.length] as Node;
    await sleep(random.below(1500));
    await process.kill();
    await process.start();
  }
  const statuses = await Promise.all(meetings);

  const rows = await fixture.db.selectFrom('match_people').selectAll().execute();
  expect(rows).toHaveLength(PEOPLE);
  expect(new Set(rows.map(({ user_id }) => user_id))).toEqual(new Set(people.map(({ id }) => id)));
  const matches = new Set(rows.map(({ match_id }) => match_id));
  expect(matches.size).toBe(PEOPLE / 2);
  expect(new Set(statuses.map(({ match }) => match?.id))).toEqual(matches);
  for (const { match } of statuses) expect(match?.roomId).toBe(fixture.others.chat.room(match?.id ?? '').roomId);

  const started = () => fixture.events('match.started');
  await untilTrue(async () => (await started()).length >= matches.size, { timeoutMs: 60_000 });
  expect((await started()).map(({ matchId }) => matchId).toSorted()).toEqual([...matches].toSorted());
  const open = [...fixture.others.chat.rooms].filter(([, room]) => !room.state.ended).map(([id]) => id);
  expect(open.toSorted()).toEqual([...matches].toSorted());
  // No ticket is left: whoever is told of everything hears of their match and of nothing else.
  const known = people.map(({ id }) => ({ userId: id, ticketId: '', version: 0 }));
  const gateway = await fixture.gateway();
  await untilTrue(
    async () => {
      const changed = (await ask((client) => client.keepTickets({ people: known }, gateway)))?.changed ?? [];
      return (
        changed.length === PEOPLE && changed.every(({ status }) => status?.state === MatchState.MATCH_STATE_STARTED)
      );
    },
    { timeoutMs: 60_000 },
  );
});
