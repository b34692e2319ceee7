import { renderToStaticMarkup } from 'react-dom/server';
import { IntlProvider } from 'use-intl';
import { expect, it } from 'vitest';
import en from '../../../../messages/en.more.json' with { type: 'json' };
import ko from '../../../../messages/ko.more.json' with { type: 'json' };
import type { NotificationItemFragment } from '../../../gen/notifications/graphql.ts';
import type { Messages } from '../../../platform/i18n/messages.ts';
import { useNotificationWords } from './use-notification-words.tsx';

const person = (name: string) => ({ __typename: 'User' as const, id: name, name, avatar: null });
const told = (part: Partial<NotificationItemFragment>): NotificationItemFragment => ({
  __typename: 'Notification',
  id: 'n',
  kind: 'LIKE',
  actors: [person('Minji')],
  actorCount: 1,
  count: 1,
  post: null,
  roomId: null,
  room: null,
  detail: null,
  createdAt: '2026-11-24T10:00:00Z',
  updatedAt: '2026-11-24T10:00:00Z',
  read: false,
  ...part,
});

function Both({ about }: { readonly about: NotificationItemFragment }) {
  const { rich, plain } = useNotificationWords();
  return (
    <>
      <p>{rich(about)}</p>
      <p>{plain(about).replaceAll(/[\u2068\u2069]/g, '')}</p>
    </>
  );
}

/** The sentence without its markup, once both ways of saying it say the same. */
function said(locale: 'en' | 'ko', part: Partial<NotificationItemFragment>): string {
  const html = renderToStaticMarkup(
    <IntlProvider locale={locale} messages={(locale === 'en' ? en : ko) as unknown as Messages} timeZone="UTC">
      <Both about={told(part)} />
    </IntlProvider>,
  );
  const [rich = '', plain = ''] = [...html.matchAll(/<p>(.*?)<\/p>/g)].map(([, text = '']) =>
    text.replaceAll(/<[^>]+>/g, ''),
  );
  expect(rich).toBe(plain);
  return rich;
}

const three = { actors: [person('Minji'), person('Bo'), person('Ada')], actorCount: 4 };

it.each([
  [{}, 'Minji liked your post', 'Minji 님이 내 글을 좋아해요'],
  [
    { actors: [person('Minji'), person('Bo')], actorCount: 2 },
    'Minji and Bo liked your post',
    'Minji 님과 Bo 님이 내 글을 좋아해요',
  ],
  [three, 'Minji and 3 others liked your post', 'Minji 님 외 3명이 내 글을 좋아해요'],
  [
    { actors: [person('Minji'), null], actorCount: 2 },
    'Minji and 1 other liked your post',
    'Minji 님 외 1명이 내 글을 좋아해요',
  ],
  [{ actors: [null] }, 'Somebody liked your post', '어떤 분이 내 글을 좋아해요'],
  [{ actors: [null, null], actorCount: 2 }, '2 people liked your post', '2명이 내 글을 좋아해요'],
  [{ kind: 'MESSAGE', count: 3 }, 'Minji sent you 3 messages', 'Minji 님이 메시지 3개를 보냈어요'],
  [
    {
      kind: 'MESSAGE',
      room: { __typename: 'Room', id: 'r', kind: 'GROUP', name: 'Hikers', state: 'JOINED' },
    },
    'Minji sent a message to Hikers',
    'Minji 님이 Hikers 대화방에 메시지 1개를 보냈어요',
  ],
  [{ kind: 'CALL' }, 'Minji called you', 'Minji 님의 전화를 받지 못했어요'],
  [{ kind: 'CALL', count: 2 }, 'Minji called you 2 times', 'Minji 님의 전화를 2번 받지 못했어요'],
  [
    { kind: 'CALL', room: { __typename: 'Room', id: 'r', kind: 'GROUP', name: 'Hikers', state: 'JOINED' } },
    'Minji called Hikers',
    'Minji 님이 Hikers 대화방에서 건 전화를 받지 못했어요',
  ],
  [
    { kind: 'MATCH', actors: [], actorCount: 0 },
    'Somebody is here to meet. Have a look while they are.',
    '만날 사람이 있어요. 지금 들어가 보세요.',
  ],
  [
    { kind: 'SECURITY', actors: [], detail: 'TOKEN_REUSED' },
    'Somebody else may have used one of your sign-ins, so we ended it.',
    '다른 사람이 로그인 정보를 쓴 것 같아서 안전하게 로그아웃했어요.',
  ],
] as const)('says %j in both languages', (part, english, korean) => {
  expect(said('en', part as Partial<NotificationItemFragment>)).toBe(english);
  expect(said('ko', part as Partial<NotificationItemFragment>)).toBe(korean);
});

it('keeps the direction of each name to itself', () => {
  const html = renderToStaticMarkup(
    <IntlProvider locale="en" messages={en as unknown as Messages} timeZone="UTC">
      <Both about={told({ actors: [person('مريم')] })} />
    </IntlProvider>,
  );
  expect(html).toContain('>مريم</bdi> liked your post');
});
