import { describe, expect, test } from 'vitest';
import { groups, sources } from './source-tree.ts';

const services = [
  { name: 'auth-service', protos: ['auth'], stream: 'AUTH' },
  { name: 'personal-service', protos: ['personal'], stream: 'PERSONAL' },
  { name: 'feed-service', protos: ['feed'], stream: 'FEED' },
  { name: 'media-service', protos: ['media'], stream: 'MEDIA' },
  { name: 'chat-service', protos: ['chat', 'call'], stream: 'CHAT' },
  { name: 'matching-service', protos: ['matching'], stream: 'MATCHING' },
];

function section(page: string, title: string): string {
  return page.split(/^## /m).find((part) => part.toLowerCase().startsWith(title.toLowerCase())) ?? '';
}

describe.each(services)('the page of $name in .ai/services', ({ name, protos, stream }) => {
  const page = sources('.ai', new RegExp(`${name}\\.md$`))[0]?.text ?? '';
  const definitions = protos.flatMap((proto) => sources(`packages/proto/proto/${proto}`, /\.proto$/));
  const rpcs = groups(definitions.map(({ text }) => text).join('\n'), /^\s*rpc (\w+)\(/gm);

  test('names every rpc of its proto and no other', () => {
    expect(rpcs.length).toBeGreaterThan(0);
    expect(groups(section(page, 'API'), /^[|*-]\s*`(\w+)`?/gm)).toEqual(rpcs);
  });

  test('names every event that its stream holds', () => {
    const events = sources('packages/proto/proto/events', /\.proto$/)[0]?.text ?? '';
    const emitted = groups(events, new RegExp(`^// \`([a-z.]+)\`, stream ${stream}`, 'gm'));
    expect(emitted.length).toBeGreaterThan(0);
    for (const event of emitted) expect(section(page, 'Events')).toContain(`\`${event}\``);
  });

  test('names every error code of its source and no other of its own', () => {
    const prefix = `(?:${protos.join('|').toUpperCase()})`;
    const own = new RegExp(`'(${prefix}_[A-Z0-9_]+)'`, 'g');
    const inSource = [
      ...new Set(sources(`services/${name}/src`, /\.errors\.ts$/).flatMap(({ text }) => groups(text, own))),
    ].sort();
    expect(inSource.length).toBeGreaterThan(0);
    expect(groups(section(page, 'Errors'), new RegExp(`\`(${prefix}_[A-Z0-9_]+)\``, 'g'))).toEqual(inSource);
  });
});
