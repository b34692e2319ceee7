/** People and posts for stories: the same notebook in both languages. */
export const people = {
  minji: { id: '0193d2b2-0000-7000-8000-000000000001', en: 'Minji Kim', ko: '김민지' },
  ada: { id: '0193d2b2-0000-7000-8000-000000000002', en: 'Ada Lovelace', ko: 'Ada Lovelace' },
  doyun: { id: '0193d2b2-0000-7000-8000-000000000003', en: 'Doyun Namgung', ko: '남궁도윤' },
  haneul: { id: '0193d2b2-0000-7000-8000-000000000004', en: 'Haneul', ko: '하늘' },
} as const;

export const minutesAgo = (minutes: number): string => new Date(Date.now() - minutes * 60_000).toISOString();

export const posts = [
  {
    id: 'p1',
    by: people.minji,
    minutes: 4,
    likes: 12,
    liked: true,
    en: 'First frost this morning. Moved the persimmons indoors and wrote down their weights, as my grandmother did: eleven, together 2.3 kg.',
    ko: '오늘 아침 첫서리가 내렸어요. 감을 집 안으로 옮기고 할머니가 하셨던 것처럼 무게를 적어 두었어요. 열한 개, 모두 2.3kg.',
  },
  {
    id: 'p2',
    by: people.ada,
    minutes: 61,
    likes: 1999,
    liked: false,
    en: 'A note on notes. What I wrote down I could check; what I remembered I could only believe.\n\nPage 42 of the green notebook: https://example.org/a-very-long-address-that-has-no-place-to-break-and-must-break-anyway-0123456789',
    ko: '기록에 대한 기록. 적어 둔 것은 확인할 수 있었지만, 기억한 것은 믿을 수밖에 없었어요.\n\n초록 공책 42쪽: https://example.org/a-very-long-address-that-has-no-place-to-break-and-must-break-anyway-0123456789',
  },
  {
    id: 'p3',
    by: people.doyun,
    minutes: 60 * 26,
    likes: 0,
    liked: false,
    en: 'Ran the river road in 28:40. The heron was back.',
    ko: '강변길을 28분 40초에 뛰었어요. 왜가리가 돌아왔네요.',
  },
] as const;
