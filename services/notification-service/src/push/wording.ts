import type { Locale } from '@my-girok/types';
import type { PushJob } from './push-job.js';

type Told = Pick<PushJob, 'kind' | 'detail' | 'actorCount' | 'count' | 'subjectId' | 'postId' | 'actorIds'>;

export interface Wording {
  title: string;
  body: string;
}

interface Texts {
  /** Who it was: the one name, or one and how many others. */
  who(name: string, others: number): string;
  like: string;
  comment: string;
  mention: string;
  follow: string;
  repost: string;
  quote: string;
  message(count: number): string;
  message_request: string;
  calls: string;
  missed(count: number): string;
  match: Wording;
  newDevice: Wording;
  tokenReused: Wording;
}

const EN: Texts = {
  who: (name, others) => (others === 0 ? name : `${name} and ${others === 1 ? '1 other' : `${others} others`}`),
  like: 'Liked your post',
  comment: 'Commented on your post',
  mention: 'Mentioned you',
  follow: 'Followed you',
  repost: 'Reposted your post',
  quote: 'Quoted your post',
  message: (count) => (count === 1 ? 'Sent you a message' : `Sent you ${count} messages`),
  message_request: 'Would like to chat with you',
  calls: 'Is calling you',
  missed: (count) => (count === 1 ? 'You missed a call' : `You missed ${count} calls`),
  match: { title: 'Somebody is there', body: 'Somebody you could meet is waiting right now.' },
  newDevice: {
    title: 'New sign-in',
    body: 'Your account was used on a new device. If it wasn’t you, end that session now.',
  },
  tokenReused: {
    title: 'A session was ended',
    body: 'Somebody else may have used one of your sign-ins, so we ended it.',
  },
};

const KO: Texts = {
  who: (name, others) => (others === 0 ? `${name} 님` : `${name} 님 외 ${others}명`),
  like: '내 글을 좋아해요',
  comment: '내 글에 댓글을 남겼어요',
  mention: '나를 언급했어요',
  follow: '나를 팔로우해요',
  repost: '내 글을 다시 올렸어요',
  quote: '내 글을 인용했어요',
  message: (count) => (count === 1 ? '메시지를 보냈어요' : `메시지 ${count}개를 보냈어요`),
  message_request: '대화를 나누고 싶어 해요',
  calls: '전화를 걸고 있어요',
  missed: (count) => (count === 1 ? '받지 못한 전화가 있어요' : `받지 못한 전화 ${count}통이 있어요`),
  match: { title: '지금 만날 수 있어요', body: '만나 볼 만한 사람이 지금 기다리고 있어요.' },
  newDevice: {
    title: '새 기기에서 로그인했어요',
    body: '내가 한 로그인이 아니라면 바로 그 기기를 로그아웃해 주세요.',
  },
  tokenReused: {
    title: '기기 하나를 로그아웃했어요',
    body: '다른 사람이 로그인 정보를 쓴 것 같아서 안전하게 로그아웃했어요.',
  },
};

const TEXTS: Record<Locale, Texts> = { en: EN, ko: KO };

/** What a browser shows: who did what, never what anybody wrote. `name` is the last actor's. */
export function wordingOf({ kind, detail, actorCount, count }: Told, name: string, locale: Locale): Wording {
  const texts = TEXTS[locale];
  if (kind === 'security') return detail === 'token_reused' ? texts.tokenReused : texts.newDevice;
  if (kind === 'match') return texts.match;
  const title = texts.who(name, Math.max(0, actorCount - 1));
  if (kind === 'call') return { title, body: detail === 'ringing' ? texts.calls : texts.missed(count) };
  return { title, body: kind === 'message' ? texts.message(count) : texts[kind] };
}

/** Where in the web app a click leads. */
export function placeOf({ kind, subjectId, postId, actorIds, actorCount }: Told): string {
  switch (kind) {
    case 'message':
    case 'message_request':
    case 'call':
      return `/messages/${subjectId}`;
    case 'match':
      return '/match';
    case 'security':
      return '/account';
    case 'follow':
      return actorCount === 1 && actorIds[0] ? `/people/${actorIds[0]}` : '/notifications';
    default:
      return `/posts/${postId || subjectId}`;
  }
}
