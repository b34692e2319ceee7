import type { DemoScene } from './pictures.ts';

/** A post of the demo data with what others think of it. */
export interface DemoPost {
  author: string;
  content: string;
  pictures?: readonly { scene: DemoScene; alt: string }[];
  likes: readonly string[];
  comments: readonly (readonly [author: string, content: string])[];
}

/** Oldest first: their dates are those of their creation. */
export const DEMO_POSTS: readonly DemoPost[] = [
  {
    author: 'elena',
    content: 'Moved my desk to the window today. Three metres, and the whole job feels different.',
    pictures: [{ scene: 'window', alt: 'A desk under a wide window: three books, a green plant, hills outside.' }],
    likes: ['daniel', 'aisha'],
    comments: [['aisha', 'Light is the best office perk there is.']],
  },
  {
    author: 'jihoon',
    content: '새벽 5시 한강. 아무도 없는 자전거길이 이렇게 조용한 줄 몰랐다.',
    pictures: [{ scene: 'river', alt: '해 뜨기 직전의 한강. 다리 너머로 하늘이 주황빛이고 물 위에 빛이 부서진다.' }],
    likes: ['mina', 'seoyeon', 'aisha'],
    comments: [
      ['mina', '춥지 않았어요?'],
      ['jihoon', '출발하고 10분만 지나면 괜찮아요.'],
    ],
  },
  {
    author: 'daniel',
    content:
      'Day 12 of keeping a work journal. The surprise is not how much I forget, but how much of it I would have decided twice.',
    likes: ['elena', 'mina', 'aisha'],
    comments: [
      ['elena', 'Paper or app?'],
      ['daniel', 'Paper for thinking, then one line here in the evening.'],
    ],
  },
  {
    author: 'mina',
    content: '오늘의 기록: 미뤄 두었던 할머니 레시피를 드디어 옮겨 적었다. "적당히"가 스물세 번 나온다.',
    likes: ['jihoon', 'seoyeon', 'daniel', 'elena'],
    comments: [
      ['seoyeon', '그 적당히가 제일 어려운데요 ㅋㅋ'],
      ['jihoon', '된장찌개 편 기대합니다.'],
    ],
  },
  {
    author: 'aisha',
    content:
      'If you teach: ask the class to explain it back as if to their grandmother. Ten minutes, and you know exactly what to cover next week.',
    likes: ['daniel', 'elena'],
    comments: [],
  },
  {
    author: 'seoyeon',
    content: '도서관에서 빌린 책에 2009년 영화표가 꽂혀 있었다. 누군가의 토요일 저녁.',
    pictures: [{ scene: 'ticket', alt: '펼친 책 위에 놓인 빨간 영화표.' }],
    likes: ['mina', 'jihoon', 'aisha'],
    comments: [['mina', '책갈피로 최고네요.']],
  },
  {
    author: 'daniel',
    content: 'Sourdough attempt four: it finally looks like bread. It tastes like attempt three.',
    pictures: [{ scene: 'bread', alt: 'A round loaf with three cuts on a floured wooden table.' }],
    likes: ['aisha', 'mina', 'elena', 'seoyeon'],
    comments: [
      ['aisha', 'Longer cold proof! Try 16 hours.'],
      ['elena', 'Progress is progress.'],
    ],
  },
  {
    author: 'elena',
    content:
      'Reading the incident report from our outage again. The root cause is one line; the interesting part is the four places where we could have noticed.',
    likes: ['daniel'],
    comments: [['daniel', 'Would love to read it, if it is public.']],
  },
  {
    author: 'jihoon',
    content: '첫 하프 마라톤 2시간 4분. 목표보다 4분 늦었지만 걷지는 않았다.',
    likes: ['mina', 'seoyeon', 'daniel', 'aisha', 'elena'],
    comments: [
      ['daniel', 'Congratulations! The second one is always faster.'],
      ['seoyeon', '축하해요! 무릎은 괜찮아요?'],
      ['jihoon', '계단만 아니면 괜찮아요.'],
    ],
  },
  {
    author: 'mina',
    content: '면접에서 받은 가장 좋은 질문: "최근에 생각을 바꾼 일이 있나요?" 집에 와서도 계속 생각난다.',
    likes: ['seoyeon', 'daniel'],
    comments: [['seoyeon', '뭐라고 답했어요?']],
  },
  {
    author: 'aisha',
    content: 'My father learned to send voice messages this week. I now receive weather reports, hourly.',
    likes: ['elena', 'daniel', 'mina', 'jihoon'],
    comments: [['elena', 'Keep every one of them.']],
  },
  {
    author: 'seoyeon',
    content: '포트폴리오를 다시 만들었다. 프로젝트 열두 개를 네 개로 줄이니 오히려 할 말이 많아졌다.',
    likes: ['mina', 'jihoon'],
    comments: [['mina', '줄이는 게 제일 어렵죠. 보고 싶어요!']],
  },
  {
    author: 'elena',
    content:
      'Small thing that helped: I write the last line of every meeting note first. "We decided …". If I cannot, the meeting is not over.',
    likes: ['daniel', 'aisha', 'mina'],
    comments: [['daniel', 'Stealing this for Monday.']],
  },
  {
    author: 'jihoon',
    content: '퇴근길에 우산을 같이 쓴 모르는 분, 지하철역까지 고마웠습니다. 덕분에 노트북이 살았어요.',
    likes: ['mina', 'seoyeon', 'elena'],
    comments: [],
  },
  {
    author: 'daniel',
    content: 'Finished a 900-page novel I started in March. I miss the people in it already.',
    likes: ['elena', 'seoyeon'],
    comments: [
      ['seoyeon', 'Which one?'],
      ['daniel', 'Middlemarch. Worth every page.'],
    ],
  },
  {
    author: 'aisha',
    content:
      'The students picked the project themselves this term: they are mapping every drinking fountain in the district, and which ones work.',
    likes: ['mina', 'daniel', 'elena', 'jihoon'],
    comments: [
      ['jihoon', '러너로서 정말 필요한 지도입니다!'],
      ['mina', 'Please share the map here when it is done.'],
    ],
  },
  {
    author: 'mina',
    content: '제주 셋째 날. 계획표에 없던 오름이 제일 좋았다.',
    pictures: [
      { scene: 'hills', alt: '노을 아래 겹겹이 이어지는 오름.' },
      { scene: 'river', alt: '서귀포 쪽으로 지는 해와 잔잔한 바다.' },
    ],
    likes: ['jihoon', 'aisha', 'seoyeon', 'daniel'],
    comments: [
      ['jihoon', '어느 오름이에요?'],
      ['mina', '백약이오름이요. 해 질 때 가세요.'],
    ],
  },
  {
    author: 'seoyeon',
    content: '한 달 동안 매일 한 장씩 그리기, 30일째. 손은 아직 모르겠고 눈이 먼저 늘었다.',
    likes: ['mina', 'elena', 'aisha'],
    comments: [['elena', 'The eye always goes first. Keep going!']],
  },
  {
    author: 'elena',
    content: 'Grandmother’s dictionary arrived by post today. Her pencil marks stop at the letter П.',
    likes: ['aisha', 'mina', 'daniel', 'seoyeon'],
    comments: [['aisha', 'You could take over from there.']],
  },
  {
    author: 'daniel',
    content:
      'Swapped two hours of video calls for one shared page this week. Everybody wrote more than they would have said.',
    likes: ['elena', 'aisha'],
    comments: [['elena', 'And it is still there on Friday.']],
  },
  {
    author: 'jihoon',
    content: '자전거 체인을 처음으로 직접 갈았다. 손톱 밑은 까맣고 기분은 최고.',
    likes: ['mina', 'daniel'],
    comments: [['mina', '다음엔 제 것도 부탁해요.']],
  },
  {
    author: 'aisha',
    content: 'Note to self, written after a long day: you do not have to answer everything on the day it arrives.',
    likes: ['mina', 'elena', 'seoyeon', 'daniel', 'jihoon'],
    comments: [['seoyeon', '오늘 꼭 필요한 말이었어요.']],
  },
  {
    author: 'seoyeon',
    content: '동네 책방에서 낭독회를 열었다. 의자는 여덟 개였는데 열다섯 명이 왔다.',
    likes: ['mina', 'jihoon', 'elena'],
    comments: [
      ['mina', '다음 달에는 저도 갈게요!'],
      ['seoyeon', '의자 하나 맡아 둘게요.'],
    ],
  },
  {
    author: 'mina',
    content: '새 회사 첫 출근 전날 밤. 일 년 전 오늘의 기록을 읽고 나니 조금 덜 떨린다.',
    likes: ['daniel', 'jihoon', 'seoyeon', 'aisha', 'elena'],
    comments: [
      ['daniel', 'Good luck tomorrow! They are lucky to have you.'],
      ['jihoon', '내일 잘하고 와요!'],
      ['seoyeon', '응원해요!'],
    ],
  },
  {
    author: 'daniel',
    content: 'First frost. The tomatoes are done, the soup season is open.',
    pictures: [{ scene: 'snow', alt: 'Pale hills under the first frost, a white sun above.' }],
    likes: ['aisha', 'mina'],
    comments: [['aisha', 'Recipe exchange, please.']],
  },
];
