import sharp from 'sharp';

/** The pictures of the demo data: drawn here, so that nobody's photographs are needed. Each is an SVG of 1600 × 1200. */
export type DemoScene = 'river' | 'window' | 'bread' | 'ticket' | 'hills' | 'snow';

const WIDTH = 1600;
const HEIGHT = 1200;

/** Numbers from 0 to 1 that are the same at every start (mulberry32). */
function numbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

const gradient = (id: string, stops: readonly string[]) =>
  `<linearGradient id="${id}" x2="0" y2="1">${stops
    .map((color, at) => `<stop offset="${at / (stops.length - 1)}" stop-color="${color}"/>`)
    .join('')}</linearGradient>`;

const page = (defs: string, body: string) =>
  `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${HEIGHT}" viewBox="0 0 ${WIDTH} ${HEIGHT}"><defs>${defs}</defs>${body}</svg>`;

/** A ridge from left to right around a height, filled down to the bottom. */
function ridge(next: () => number, top: number, rough: number, fill: string): string {
  const points = Array.from({ length: 13 }, (_, at) => `${(at * WIDTH) / 12},${top + (next() - 0.5) * rough}`);
  return `<polygon points="0,${HEIGHT} ${points.join(' ')} ${WIDTH},${HEIGHT}" fill="${fill}"/>`;
}

function layers(seed: number, sky: readonly string[], sun: string, ridges: readonly string[]): string {
  const next = numbers(seed);
  const body = ridges.map((fill, at) => ridge(next, 560 + at * 140, 220 - at * 20, fill)).join('');
  return page(
    gradient('sky', sky),
    `<rect width="100%" height="100%" fill="url(#sky)"/><circle cx="${400 + next() * 800}" cy="380" r="110" fill="${sun}"/>${body}`,
  );
}

function river(): string {
  const next = numbers(5);
  const glints = Array.from({ length: 90 }, () => {
    const y = 760 + next() * 420;
    const width = 40 + (y - 700) * 0.5 * next();
    const x = 900 + (next() - 0.5) * (y - 620) * 1.6;
    return `<rect x="${x - width / 2}" y="${y}" width="${width}" height="${3 + (y - 740) / 80}" rx="3" fill="#ffd9a8" opacity="${0.25 + next() * 0.5}"/>`;
  });
  return page(
    gradient('sky', ['#2b3a67', '#9a7aa0', '#f2b28a', '#ffe2b8']) +
      gradient('water', ['#c98f86', '#4b4a73', '#1f2747']),
    `<rect width="100%" height="740" fill="url(#sky)"/><circle cx="900" cy="690" r="90" fill="#fff1cf"/>
     ${ridge(next, 660, 70, '#5b4a72')}<rect y="740" width="100%" height="460" fill="url(#water)"/>${glints.join('')}
     <path d="M0 720 h1600 v14 h-1600z M220 600 h12 v130 h-12z M700 600 h12 v130 h-12z M226 606 q240 90 480 0" fill="none" stroke="#2a2440" stroke-width="10"/>`,
  );
}

function windowScene(): string {
  const next = numbers(9);
  const leaves = Array.from({ length: 26 }, () => {
    const angle = -20 - next() * 140;
    return `<ellipse cx="0" cy="-120" rx="26" ry="90" fill="${next() > 0.5 ? '#55745a' : '#6f9168'}" transform="translate(1310 860) rotate(${angle + 90})"/>`;
  });
  return page(
    gradient('sky', ['#bcd3df', '#eef1ea']) + gradient('desk', ['#b98a5e', '#8a6240']),
    `<rect width="100%" height="100%" fill="#efe6d8"/><rect x="300" y="120" width="900" height="720" fill="#fbf7ef"/>
     <rect x="330" y="150" width="410" height="660" fill="url(#sky)"/><rect x="760" y="150" width="410" height="660" fill="url(#sky)"/>
     <path d="M330 810 v-170 l90 -60 90 70 80 -90 150 120 v130z" fill="#a9b7a6"/><path d="M760 810 v-120 l140 -90 120 80 150 -60 v190z" fill="#98a994"/>
     <rect y="880" width="100%" height="320" fill="url(#desk)"/><rect x="420" y="830" width="420" height="34" rx="6" fill="#3a4250"/>
     <rect x="440" y="800" width="380" height="34" rx="6" fill="#b4402f"/><rect x="460" y="772" width="330" height="32" rx="6" fill="#dfd3bd"/>
     ${leaves.join('')}<path d="M1230 860 h160 l-24 150 h-112z" fill="#c9704a"/>`,
  );
}

function bread(): string {
  const next = numbers(3);
  const flour = Array.from(
    { length: 220 },
    () =>
      `<circle cx="${next() * WIDTH}" cy="${700 + next() * 500}" r="${1 + next() * 4}" fill="#f4ead8" opacity="${next()}"/>`,
  );
  return page(
    gradient('table', ['#6d5340', '#4a3729']) + gradient('crust', ['#e2b06a', '#b5702f', '#7c4518']),
    `<rect width="100%" height="100%" fill="#d9cdbb"/><rect y="620" width="100%" height="580" fill="url(#table)"/>${flour.join('')}
     <ellipse cx="800" cy="900" rx="560" ry="90" fill="#2d2018" opacity=".45"/><path d="M270 880 q20 -420 530 -420 q510 0 530 420 q-530 90 -1060 0z" fill="url(#crust)"/>
     <g fill="none" stroke="#f6e3bd" stroke-width="26" stroke-linecap="round" opacity=".85"><path d="M470 760 q120 -190 260 -220"/><path d="M680 790 q120 -200 270 -240"/><path d="M900 800 q90 -160 210 -190"/></g>`,
  );
}

function ticket(): string {
  const lines = Array.from({ length: 17 }, (_, at) => {
    const y = 230 + at * 46;
    return `<rect x="170" y="${y}" width="${at % 5 === 4 ? 330 : 540}" height="12" rx="6" fill="#b9b0a2"/><rect x="890" y="${y}" width="${at % 6 === 3 ? 280 : 540}" height="12" rx="6" fill="#b9b0a2"/>`;
  });
  return page(
    gradient('page', ['#faf5ea', '#efe6d4']),
    `<rect width="100%" height="100%" fill="#4d5a54"/><path d="M90 140 q360 -60 710 20 v920 q-350 -80 -710 -20z" fill="url(#page)"/><path d="M1510 140 q-360 -60 -710 20 v920 q350 -80 710 -20z" fill="url(#page)"/>
     ${lines.join('')}<path d="M800 160 v920" stroke="#cfc3ae" stroke-width="8"/>
     <g transform="rotate(-9 900 620)"><rect x="610" y="470" width="620" height="290" rx="18" fill="#b4402f"/><rect x="640" y="500" width="560" height="230" rx="10" fill="none" stroke="#f3d9cd" stroke-width="5" stroke-dasharray="14 10"/>
     <rect x="690" y="550" width="300" height="26" rx="13" fill="#f3d9cd"/><rect x="690" y="600" width="220" height="20" rx="10" fill="#f3d9cd" opacity=".7"/><rect x="690" y="650" width="260" height="20" rx="10" fill="#f3d9cd" opacity=".7"/><circle cx="1110" cy="615" r="56" fill="none" stroke="#f3d9cd" stroke-width="12"/></g>`,
  );
}

const SCENES: Readonly<Record<DemoScene, () => string>> = {
  river,
  window: windowScene,
  bread,
  ticket,
  hills: () => layers(21, ['#f3c9a5', '#f7e3cf'], '#fdf3df', ['#b7a4a8', '#8d8494', '#5f6478', '#3c455a', '#232b3d']),
  snow: () => layers(77, ['#a9bfd2', '#e8eef2'], '#ffffff', ['#d7e1ea', '#c2d0dd', '#e6edf3', '#f4f7fa']),
};

/** A scene as a camera would give it. */
export const photograph = (scene: DemoScene): Promise<Buffer> =>
  sharp(Buffer.from(SCENES[scene]())).jpeg({ quality: 88 }).toBuffer();
