import type { PictureGridWords } from '../picture/picture-grid-words';
import type { PictureViewerWords } from '../picture/picture-viewer';

type Say = (english: string, korean: string) => string;

export const gridWords = (say: Say): PictureGridWords => ({
  list: say('Pictures', '사진'),
  open: (number, alt) => say(`Open picture ${number}. ${alt}`, `${number}번 사진 열기. ${alt}`),
  badge: 'ALT',
  description: (number) => say(`Description of picture ${number}`, `${number}번 사진 설명`),
  play: say('Play', '재생하기'),
  pause: say('Pause', '멈추기'),
});

export const viewerWords = (say: Say): PictureViewerWords => ({
  viewer: say('Pictures', '사진'),
  close: say('Close', '닫기'),
  previous: say('Previous picture', '이전 사진'),
  next: say('Next picture', '다음 사진'),
  zoomIn: say('Enlarge', '크게 보기'),
  zoomOut: say('Reduce', '작게 보기'),
  play: say('Play', '재생하기'),
  pause: say('Pause', '멈추기'),
  position: (number, count) => say(`${number} of ${count}`, `${count}장 중 ${number}번째`),
});
