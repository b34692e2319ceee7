/** An emoji one can react with, and its names. */
export interface NamedEmoji {
  readonly emoji: string;
  readonly en: string;
  readonly ko: string;
}

const named = (list: string): readonly NamedEmoji[] =>
  list
    .trim()
    .split('\n')
    .map((line) => {
      const [emoji = '', en = '', ko = ''] = line.split('|').map((part) => part.trim());
      return { emoji, en, ko };
    });

/** Those one reacts with most: always at hand. */
export const QUICK = ['👍', '❤️', '😂', '😮', '😢', '🙏'] as const;

export const EMOJI = named(`
👍|thumbs up|엄지 위로
❤️|heart|하트
😂|laughing with tears|눈물 나게 웃음
😮|surprised|놀람
😢|crying|눈물
🙏|folded hands|두 손 모음
😀|grinning|활짝 웃음
😄|happy|신남
😁|beaming|이를 드러낸 웃음
😆|laughing|깔깔 웃음
😅|relieved laugh|진땀 웃음
🙂|slight smile|옅은 미소
😊|smiling|미소
😇|angel|천사
😍|in love|사랑에 빠짐
🥰|full of love|사랑스러움
😘|kiss|뽀뽀
😋|tasty|맛있음
😜|winking tongue|메롱
🤔|thinking|생각 중
🤨|doubting|의심
😐|neutral|무표정
😴|sleeping|잠
😎|cool|멋짐
🤩|starry-eyed|반짝이는 눈
🥳|celebrating|축하
😭|sobbing|펑펑 눈물
😡|angry|화남
😱|screaming|비명
😳|flushed|당황
🤯|mind blown|충격
😬|grimacing|민망
🤗|hug|포옹
🤭|giggling|키득
🫡|salute|경례
🫠|melting|녹아내림
😷|masked|마스크
🤒|ill|아픔
👎|thumbs down|엄지 아래로
👏|clapping|박수
🙌|raised hands|만세
👋|waving|손 흔들기
🤝|handshake|악수
💪|strong|힘
👌|ok hand|오케이
✌️|victory|브이
🤞|fingers crossed|행운 빌기
👀|eyes|눈
🙇|bowing|꾸벅
💯|hundred|백 점
🔥|fire|불
✨|sparkles|반짝임
🎉|party|축하 폭죽
🎂|cake|케이크
🌸|blossom|꽃
☀️|sun|해
🌧️|rain|비
☕|coffee|커피
🍚|rice|밥
💔|broken heart|상처받은 마음
💙|blue heart|파란 하트
💚|green heart|초록 하트
✅|done|완료
❌|no|아니요
❓|question|물음표
`);

/** The first emoji in a text, whole; undefined for a text without one. */
export function emojiIn(text: string): string | undefined {
  for (const { segment } of new Intl.Segmenter(undefined, { granularity: 'grapheme' }).segment(text))
    if (/\p{Extended_Pictographic}|\p{Regional_Indicator}{2}|[#*0-9]\uFE0F?\u20E3/u.test(segment)) return segment;
  return undefined;
}

/** Up to three emoji and nothing else: shown large. */
export function isOnlyEmoji(text: string): boolean {
  const parts = [...new Intl.Segmenter(undefined, { granularity: 'grapheme' }).segment(text.trim())];
  return parts.length > 0 && parts.length <= 3 && parts.every(({ segment }) => emojiIn(segment) === segment);
}
