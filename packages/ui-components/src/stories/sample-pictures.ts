import type { PictureView } from '../picture/picture';

/** Landscapes drawn here: stories ask nobody for pictures. */
function drawing(width: number, height: number, sky: string, hill: string, moves = false): string {
  const sun = `<circle cx="${width * 0.7}" cy="${height * 0.3}" r="${height * 0.1}" fill="#f3d9a0">${
    moves ? `<animate attributeName="cx" values="0;${width}" dur="4s" repeatCount="indefinite"/>` : ''
  }</circle>`;
  const text = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}"><rect width="${width}" height="${height}" fill="${sky}"/>${sun}<path d="M0 ${height * 0.75}Q${width * 0.3} ${height * 0.45} ${width * 0.6} ${height * 0.7}T${width} ${height * 0.6}V${height}H0Z" fill="${hill}"/></svg>`;
  return `data:image/svg+xml,${encodeURIComponent(text)}`;
}

interface Sample {
  readonly id: string;
  readonly width: number;
  readonly height: number;
  readonly sky: string;
  readonly hill: string;
  readonly alt: { readonly en: string; readonly ko: string };
  readonly animated?: boolean;
}

const samples: readonly Sample[] = [
  {
    id: 'river',
    width: 1600,
    height: 1067,
    sky: '#b9c9d6',
    hill: '#5d7062',
    alt: { en: 'The river road at dawn, frost on the grass.', ko: '새벽 강변길. 풀에 서리가 앉았어요.' },
  },
  {
    id: 'tree',
    width: 1000,
    height: 1500,
    sky: '#d9c7b0',
    hill: '#7a5a3c',
    alt: { en: 'A persimmon tree with eleven fruits left.', ko: '감이 열한 개 남은 감나무.' },
  },
  { id: 'sea', width: 1920, height: 800, sky: '#9fb4c8', hill: '#33526b', alt: { en: '', ko: '' } },
  {
    id: 'moon',
    width: 900,
    height: 900,
    sky: '#2a3350',
    hill: '#11182b',
    animated: true,
    alt: { en: 'The moon crossing the yard.', ko: '마당을 건너가는 달.' },
  },
];

export const samplePictures = (locale: 'en' | 'ko'): PictureView[] =>
  samples.map(({ id, width, height, sky, hill, alt, animated = false }) => ({
    id,
    alt: alt[locale],
    width,
    height,
    animated,
    thumbhash: id === 'river' ? '1QcSHQRnh493V4dIh4eXh1h4kJUI' : null,
    color: sky,
    sources: [640, 1280].map((wide) => ({
      width: wide,
      url: drawing(wide, Math.round((wide * height) / width), sky, hill, animated),
    })),
    thumb: drawing(480, 480, sky, hill),
    poster: animated ? drawing(640, Math.round((640 * height) / width), sky, hill) : null,
  }));
