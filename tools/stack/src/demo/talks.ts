import type { DemoScene } from './pictures.ts';

/** Something said in a talk. `@{key}` in its text is a mention of that person. */
export interface DemoLine {
  by: string;
  text: string;
  /** What it answers: the position of an earlier line. */
  replyTo?: number;
  picture?: { scene: DemoScene; alt: string };
  reactions?: Readonly<Record<string, readonly string[]>>;
}

/** A room of the demo data with what is said in it. */
export interface DemoTalk {
  /** Its people, first who opens it; in a talk of two they speak first too: until then the room is theirs alone. */
  people: readonly string[];
  /** A group's name; a talk of two has none. */
  name?: string;
  /** Oldest first. */
  lines: readonly DemoLine[];
  /** How many of the last lines each person has not read yet; everybody else has read all. */
  unread: Readonly<Record<string, number>>;
  /** Whether it waits for the other's answer: who is written to does not follow who writes. */
  request?: true;
}

/** What people talk about today, in both languages. */
export const DEMO_TALKS: readonly DemoTalk[] = [
  {
    people: ['daniel', 'mina'],
    unread: { mina: 2 },
    lines: [
      { by: 'daniel', text: 'How was the first week?' },
      { by: 'mina', text: '생각보다 괜찮았어요. 이름을 스물두 개 외웠는데 다섯 개는 틀렸어요.' },
      {
        by: 'daniel',
        text: 'Five out of twenty-two is better than my record. Coffee order memorised yet?',
        reactions: { '😂': ['mina'] },
      },
      { by: 'mina', text: '네! 그게 제일 빨랐어요.' },
      {
        by: 'daniel',
        text: 'I tried your grandmother’s soup, by the way. How much is “적당히” in grams?',
        reactions: { '😂': ['mina'], '❤️': ['mina'] },
      },
      { by: 'mina', text: '할머니한테 여쭤봤더니 “손이 안다”고 하셨어요.', replyTo: 4 },
      { by: 'daniel', text: 'Then my hand knows nothing.' },
      {
        by: 'daniel',
        text: 'But it looks like this:',
        picture: { scene: 'bread', alt: 'A round loaf with three cuts beside a bowl of soup.' },
        reactions: { '👏': ['mina'] },
      },
      { by: 'mina', text: '빵까지 구웠어요? 저희 집으로 배달되나요?', replyTo: 7 },
      { by: 'daniel', text: 'By bicycle, it would arrive in about four weeks.', reactions: { '🚲': ['mina'] } },
      { by: 'daniel', text: 'Shall I bring you some in December? I am in Seoul from the 12th.' },
      { by: 'daniel', text: 'And I owe you the notes from our call: https://example.com/notes' },
    ],
  },
  {
    people: ['mina', 'jihoon', 'seoyeon', 'daniel'],
    name: '주말 산책 · Weekend walks',
    unread: { mina: 4, daniel: 1 },
    lines: [
      { by: 'mina', text: '이번 토요일 산책, 다들 괜찮으세요? Saturday, everyone?' },
      {
        by: 'jihoon',
        text: '저는 좋아요. 한강 말고 이번엔 산으로 갈까요?',
        replyTo: 0,
        reactions: { '👍': ['mina', 'seoyeon'] },
      },
      { by: 'seoyeon', text: '낮은 산이면요…' },
      {
        by: 'jihoon',
        text: '이 정도면 낮은 산이죠?',
        replyTo: 2,
        picture: { scene: 'hills', alt: '노을 아래 겹겹이 이어지는 낮은 산.' },
        reactions: { '😱': ['seoyeon'], '😍': ['mina', 'daniel'] },
      },
      {
        by: 'seoyeon',
        text: '@{jihoon} 사진이 거짓말하는 거 다 알아요.',
        reactions: { '😂': ['mina', 'jihoon', 'daniel'] },
      },
      { by: 'daniel', text: 'I will join by video for the view, and leave when the stairs begin.' },
      { by: 'mina', text: '그럼 10시에 3번 출구에서 봐요. @{seoyeon} 간식 부탁해도 될까요?' },
      { by: 'seoyeon', text: '귤이랑 붕어빵 챙길게요 🍊', replyTo: 6, reactions: { '🍊': ['mina', 'jihoon'] } },
      { by: 'jihoon', text: '제가 커피 가져갈게요. 몇 분이죠?' },
      { by: 'daniel', text: 'Three cups there, one here. Send a picture from the top.' },
      { by: 'seoyeon', text: '@{mina} 혹시 비 오면 어떻게 해요?' },
      { by: 'jihoon', text: '비 오면 책방으로!', replyTo: 10, reactions: { '👍': ['seoyeon'] } },
    ],
  },
  {
    people: ['aisha', 'daniel', 'elena', 'mina'],
    name: 'Book swap',
    unread: { mina: 1 },
    lines: [
      { by: 'aisha', text: 'The shelf at school is full again. Who needs something to read?' },
      { by: 'elena', text: 'Anything with letters П to Я in it?', reactions: { '😂': ['aisha', 'daniel'] } },
      { by: 'daniel', text: 'I can give up one 900-page novel. Reluctantly.' },
      { by: 'mina', text: '저는 시집 두 권 내놓을게요.', reactions: { '❤️': ['aisha'] } },
      { by: 'aisha', text: 'Wonderful. @{daniel}, is that the one you wrote about?', replyTo: 2 },
      { by: 'daniel', text: 'The same. My notes are in the margins, forgive them.', replyTo: 4 },
    ],
  },
  {
    people: ['jihoon', 'mina'],
    unread: {},
    lines: [
      { by: 'jihoon', text: '자전거 체인 소리 나던 거, 아직도 그래요?' },
      { by: 'mina', text: '네… 어제는 뒷바퀴까지 합창을 시작했어요.' },
      { by: 'jihoon', text: '일요일 오후에 가져오세요. 손톱 밑은 제가 책임질게요.', reactions: { '🙏': ['mina'] } },
      { by: 'mina', text: '커피는 제가 살게요!' },
    ],
  },
  {
    people: ['daniel', 'elena'],
    unread: { daniel: 2 },
    lines: [
      { by: 'daniel', text: 'Could I read that incident report, if it may leave the house?' },
      { by: 'elena', text: 'It may, from Monday. Legal wants to take the names out.' },
      { by: 'elena', text: 'There is one diagram in it that I am unreasonably proud of.' },
    ],
  },
  {
    people: ['elena', 'mina'],
    request: true,
    unread: { mina: 2 },
    lines: [
      { by: 'elena', text: 'Hi Mina! We met in the book swap: could I ask you about translating a few Korean poems?' },
      { by: 'elena', text: 'No hurry at all, and no is a fine answer.' },
    ],
  },
];

/** What a line says, with the places of its mentions in UTF-16 code units. */
export function spoken(
  text: string,
  nameOf: (key: string) => string,
): { content: string; mentions: { start: number; end: number; key: string }[] } {
  const mentions: { start: number; end: number; key: string }[] = [];
  let content = '';
  let from = 0;
  for (const { 0: placeholder, 1: key = '', index } of text.matchAll(/@\{(\w+)\}/g)) {
    content += text.slice(from, index);
    const start = content.length;
    content += `@${nameOf(key)}`;
    mentions.push({ start, end: content.length, key });
    from = index + placeholder.length;
  }
  return { content: content + text.slice(from), mentions };
}
