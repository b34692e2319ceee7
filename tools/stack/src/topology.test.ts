import { ENGINE_NAMES } from '@my-girok/engines';
import { expect, test } from 'vitest';
import { livekitPort, OPTIONAL_ENGINES, select, TOPOLOGY, withOffset } from './topology.ts';

test('every service has HTTP on 4000 plus the last two digits of its gRPC port', () => {
  for (const { grpcPort, httpPort } of TOPOLOGY.filter((each) => each.grpcPort !== undefined)) {
    expect(httpPort).toBe(4000 + ((grpcPort ?? 0) % 100));
  }
});

test('no two processes share a port, moved or not', () => {
  for (const offset of [0, 100, 1000]) {
    const ports = TOPOLOGY.map((each) => withOffset(each, offset)).flatMap(({ httpPort, grpcPort }) => [
      httpPort,
      grpcPort ?? httpPort + 0.5,
    ]);
    expect(new Set(ports).size).toBe(ports.length);
  }
});

test('refuses to move a process to a port that browsers refuse', () => {
  const [bff] = TOPOLOGY.filter((each) => each.name === 'graphql-bff');
  expect(() => TOPOLOGY.map((each) => withOffset(each, 2000))).toThrow(/Browsers refuse port 6000 \(graphql-bff\)/);
  expect(bff && withOffset(bff, 1500).httpPort).toBe(5500);
  expect(() => livekitPort(2200)).toThrow(/Browsers refuse port 10080 \(livekit\)/);
  expect(livekitPort(100)).toBe(7980);
});

test('the doors that people come by are where the contract has them', () => {
  const doors = ['graphql-bff', 'ws-gateway', 'web-main'].map(
    (name) => TOPOLOGY.find((each) => each.name === name)?.httpPort,
  );
  expect(doors).toEqual([4000, 4001, 3000]);
});

test('a selected process brings the engines it needs, a selected engine comes alone', () => {
  expect(select(['feed-service'], ENGINE_NAMES)).toMatchObject({
    processes: [{ name: 'feed-service' }],
    engines: ['mongodb', 'nats'],
  });
  expect(select(['valkey'], ENGINE_NAMES)).toEqual({ processes: [], engines: ['valkey'] });
  expect(select(null, ENGINE_NAMES).engines).toEqual(ENGINE_NAMES);
});

test('calls are an extra: no service but the one that lets people into them asks for LiveKit', () => {
  expect(OPTIONAL_ENGINES).toEqual(['livekit']);
  const users = TOPOLOGY.filter((each) => each.engines.includes('livekit')).map((each) => each.name);
  expect(users).toEqual(['chat-service']);
});

test('names what can be selected when a name is unknown', () => {
  expect(() => select(['feed'], ENGINE_NAMES)).toThrow(/does not know feed; there are auth-service.*postgresql/);
});
