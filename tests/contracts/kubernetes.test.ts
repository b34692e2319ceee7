import { TOPOLOGY } from '@my-girok/stack';
import { describe, expect, test } from 'vitest';
import { parse, parseAllDocuments } from 'yaml';
import { sources } from './source-tree.ts';

interface Manifest {
  kind: string;
  metadata: { name: string };
  spec: {
    hostnames: string[];
    rules: { matches?: object[]; timeouts?: { request: string }; backendRefs: { name: string; port: number }[] }[];
    ports: { name: string; port: number }[];
    template: {
      spec: {
        securityContext: { runAsNonRoot: boolean };
        terminationGracePeriodSeconds: number;
        containers: {
          ports: { name: string; containerPort: number }[];
          env: { name: string; value: string }[];
          volumeMounts?: { name: string; mountPath: string }[];
          readinessProbe: { httpGet: { path: string } };
          livenessProbe: { httpGet: { path: string } };
          resources: { limits: { memory: string } };
          securityContext: { readOnlyRootFilesystem: boolean; allowPrivilegeEscalation: boolean };
        }[];
      };
    };
  };
}

const files = sources('infra/k8s/base', /\.yaml$/);
const manifests = files
  .filter(({ path }) => !path.endsWith('kustomization.yaml'))
  .flatMap(({ text }) => parseAllDocuments(text).map((document) => document.toJS() as Manifest));
const find = (kind: string, name: string) =>
  manifests.find((each) => each.kind === kind && each.metadata.name === name);

test('the kustomization applies every manifest of the folder', () => {
  const kustomization = parse(files.find(({ path }) => path.endsWith('kustomization.yaml'))?.text ?? '') as {
    resources: string[];
  };
  const present = files.map(({ path }) => path.split('/').at(-1)).filter((name) => name !== 'kustomization.yaml');
  expect(kustomization.resources.toSorted()).toEqual(present.toSorted());
});

describe.each(TOPOLOGY.map((each) => ({ ...each })))(
  '$name on Kubernetes',
  ({ name, httpPort, grpcPort, heapMegabytes }) => {
    const pod = find('Deployment', name)?.spec.template.spec;
    const container = pod?.containers[0];

    test('listens where the stack has it, and its Service says so', () => {
      const ports = grpcPort === undefined ? [httpPort] : [httpPort, grpcPort];
      expect(container?.ports.map((port) => port.containerPort)).toEqual(ports);
      expect(find('Service', name)?.spec.ports.map((port) => port.port)).toEqual(ports);
      expect(container?.env.find((each) => each.name === 'HTTP_PORT')?.value).toBe(String(httpPort));
    });

    test('is probed where every process answers', () => {
      expect(container?.readinessProbe.httpGet.path).toBe('/readyz');
      expect(container?.livenessProbe.httpGet.path).toBe('/healthz');
    });

    test('runs as a plain user with a read-only file system, with room for its heap', () => {
      expect(pod?.securityContext.runAsNonRoot).toBe(true);
      expect(container?.securityContext).toMatchObject({
        readOnlyRootFilesystem: true,
        allowPrivilegeEscalation: false,
      });
      expect(Number.parseInt(container?.resources.limits.memory ?? '0', 10)).toBeGreaterThan(heapMegabytes * 1.4);
    });

    test('reads files from mounts only', () => {
      const files = container?.env.filter((each) => each.name.endsWith('_FILE')) ?? [];
      const mounts = container?.volumeMounts?.map((mount) => `${mount.mountPath}/`) ?? [];
      expect(files.filter(({ value }) => !mounts.some((mount) => value.startsWith(mount)))).toEqual([]);
    });

    test('can be disrupted and scaled', () => {
      expect(find('PodDisruptionBudget', name)).toBeDefined();
      expect(find('HorizontalPodAutoscaler', name)).toBeDefined();
    });
  },
);

test('every process is found where it listens', () => {
  const { data } = manifests.find((each) => each.kind === 'ConfigMap' && each.metadata.name === 'addresses') as {
    data: Record<string, string>;
  } & Manifest;
  const said = Object.entries(data).filter(([name]) => name.endsWith('_GRPC_ADDRESS'));
  expect(said.length).toBeGreaterThan(3);
  for (const [, address] of said) {
    const [, name, port] = /^dns:\/\/\/([\w-]+)\.[\w.-]+:(\d+)$/.exec(address) ?? [];
    expect(TOPOLOGY.find((each) => each.name === name)?.grpcPort).toBe(Number(port));
  }
});

test.each([
  ['API_URL', 'graphql-bff'],
  ['WS_URL', 'ws-gateway'],
  ['MEDIA_URL', 'media-service'],
])('what the page is told as %s is routed to %s', (variable, name) => {
  const { env } = find('Deployment', 'web-main')?.spec.template.spec.containers[0] ?? { env: [] };
  const host = new URL(env.find((each) => each.name === variable)?.value ?? '').hostname;
  const route = manifests.find((each) => each.kind === 'HTTPRoute' && each.spec.hostnames.includes(host));
  expect(route?.spec.rules.flatMap((rule) => rule.backendRefs)).toEqual([
    { name, port: TOPOLOGY.find((each) => each.name === name)?.httpPort },
  ]);
});

test('calls are arranged through the edge, which lets nobody at the API of LiveKit', () => {
  const { env } = find('Deployment', 'web-main')?.spec.template.spec.containers[0] ?? { env: [] };
  const host = new URL(env.find((each) => each.name === 'RTC_URL')?.value ?? '').hostname;
  const route = manifests.find((each) => each.kind === 'HTTPRoute' && each.spec.hostnames.includes(host));
  expect(route?.spec.rules).toMatchObject([
    {
      matches: [{ path: { value: '/rtc' } }],
      timeouts: { request: '0s' },
      backendRefs: [{ name: 'livekit', port: 7880 }],
    },
  ]);
  const chat = find('Deployment', 'chat-service')?.spec.template.spec.containers[0]?.env ?? [];
  expect(chat.find((each) => each.name === 'LIVEKIT_PUBLIC_URL')?.value).toBe(`wss://${host}`);
});

test('LiveKit on Kubernetes makes no room by itself and reports to chat-service where that listens', () => {
  const { data } = find('ConfigMap', 'livekit') as { data: Record<string, string> } & Manifest;
  const configuration = parse(data['livekit.yaml'] ?? '') as {
    room: object;
    rtc: { udp_port: number; tcp_port: number };
    webhook: { urls: string[] };
  };
  expect(configuration.room).toEqual({ auto_create: false });
  const chat = TOPOLOGY.find((each) => each.name === 'chat-service');
  expect(configuration.webhook.urls).toEqual([
    `http://chat-service.dev-my-girok.svc:${chat?.httpPort}/livekit/webhook`,
  ]);
  const { tcp_port, udp_port } = configuration.rtc;
  expect(find('Service', 'livekit-media')?.spec.ports.map((port) => port.port)).toEqual([tcp_port, udp_port]);
});

test('a socket is ended by no timeout of the edge, and a node has time to send its people on', () => {
  const route = manifests.find((each) => each.kind === 'HTTPRoute' && each.spec.hostnames.includes('ws.girok.dev'));
  expect(route?.spec.rules.map((rule) => rule.timeouts?.request)).toEqual(['0s']);
  const grace = (name: string) => find('Deployment', name)?.spec.template.spec.terminationGracePeriodSeconds ?? 0;
  expect(grace('ws-gateway')).toBeGreaterThan(grace('graphql-bff'));
});
