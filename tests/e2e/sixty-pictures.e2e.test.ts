import { MEDIA_PRESETS } from '@my-girok/types';
import type { Browser, Page } from 'playwright-core';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { openChromium, PersonAtABrowser, PHONE, somebody } from './src/person-at-a-browser.ts';
import { CORNERS, goodPictures, SECRETS, type Specimen } from './src/picture-zoo.ts';
import { Product } from './src/product.ts';
import { type Refused, refusedFiles } from './src/refused-files.ts';
import { until } from './src/until.ts';

const product = new Product(inject('product'));
const ada = somebody('Ada Kim');
/** Posts of one to four pictures: twenty for fifty. */
const PER_POST = [4, 3, 2, 1];
/** As many pictures as are on their way at once; a page keeps up to 32. */
const UNDER_WAY = 12;
/** The most bytes of pictures that twenty posts may cost a phone. */
const PHONE_BYTES = 3_000_000;

interface Walk {
  readonly text: string;
  readonly specimens: readonly Specimen[];
}

let browser: Browser;
let person: PersonAtABrowser;
let page: Page;
const walks: Walk[] = [];
let refused: Refused[] = [];
/** Where each picture is served, by its file's name. */
const served = new Map<string, string>();

beforeAll(async () => {
  browser = await openChromium();
  const phone = { viewport: PHONE, deviceScaleFactor: 2, isMobile: true, hasTouch: true };
  person = await PersonAtABrowser.open(browser, phone);
  page = person.page;
  await person.register(product.web, ada);
  const good = await goodPictures();
  refused = await refusedFiles();
  expect(good.length + refused.length).toBe(60);
  for (let at = 0; good.length > 0; at += 1) {
    walks.push({
      text: `Walk ${String(at + 1).padStart(2, '0')}`,
      specimens: good.splice(0, PER_POST[at % PER_POST.length]),
    });
  }
});

afterAll(async () => {
  await person?.close();
  await browser?.close();
});

const attached = () => page.locator('.app-attached-list > li');
const pick = (files: readonly (Specimen | Refused)[]) =>
  page
    .locator('input[data-pictures]')
    .setInputFiles(files.map(({ name, mimeType, buffer }) => ({ name, mimeType, buffer })));
const shownOf = (text: string) =>
  page
    .getByRole('article')
    .filter({ hasText: text })
    .getByRole('button', { name: /^Open picture/ });
const underWay = () => page.locator('.app-pending-pictures > li').count();
const overflow = () => page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

async function speak(language: 'en' | 'ko'): Promise<void> {
  await page.goto(`${product.web}/settings`);
  await page
    .getByText(language === 'ko' ? '한국어' : 'English', { exact: true })
    .first()
    .click();
  await until(`the page is in ${language}`, async () => (await page.locator('html').getAttribute('lang')) === language);
  await page.goto(product.web);
}

const distance = (a: readonly number[], b: readonly number[]): number =>
  Math.hypot(...a.map((part, at) => part - (b[at] ?? 0)));
/** A colour without its colour: as light as it is, by IEC 61966-2-1. */
function grey(colour: readonly number[]): number[] {
  const [r = 0, g = 0, b = 0] = colour.map((part) =>
    part / 255 <= 0.04045 ? part / 255 / 12.92 : ((part / 255 + 0.055) / 1.055) ** 2.4,
  );
  const light = 255 * (1.055 * (0.2126 * r + 0.7152 * g + 0.0722 * b) ** (1 / 2.4) - 0.055);
  return [light, light, light];
}

/** Which of the four colours is at each corner of a picture, and how far it is seen through there. */
async function cornersOf(bytes: Buffer, isGrey: boolean): Promise<{ corners: number[]; alpha: number }> {
  const { data, info } = await sharp(bytes).ensureAlpha().raw().toBuffer({ resolveWithObject: true });
  const [left, right] = [Math.floor(info.width / 8), Math.floor((info.width * 7) / 8)];
  const [top, bottom] = [Math.floor(info.height / 8), Math.floor((info.height * 7) / 8)];
  const at = (x: number, y: number) => [...data.subarray((y * info.width + x) * 4, (y * info.width + x) * 4 + 4)];
  const seen = [at(left, top), at(right, top), at(left, bottom), at(right, bottom)];
  const palette = isGrey ? CORNERS.map(grey) : CORNERS;
  const nearest = (pixel: number[]): number => {
    const distances = palette.map((colour) => distance(pixel.slice(0, 3), colour));
    return distances.indexOf(Math.min(...distances));
  };
  return { corners: seen.map(nearest), alpha: seen[3]?.[3] ?? 0 };
}

async function download(url: string, accept: string): Promise<{ bytes: Buffer; type: string }> {
  // Browsers know that whatever ends with .localhost is this machine; Node.js asks the system, which may not.
  const response = await fetch(url.replace('//media.girok.localhost', '//localhost'), {
    headers: { accept },
    signal: AbortSignal.timeout(20_000),
  });
  expect(response.status, url).toBe(200);
  return { bytes: Buffer.from(await response.arrayBuffer()), type: response.headers.get('content-type') ?? '' };
}

describe('files that are no pictures', () => {
  test.each(['en', 'ko'] as const)('are refused in %s, each with its own sentence', async (language) => {
    await speak(language);
    for (const file of refused) {
      await pick([file]);
      await page.getByText(file[language]).first().waitFor({ timeout: 60_000 });
      // What was found in it by the service stands beside the picture, until it is taken out.
      if (await attached().count()) {
        const removal = page.getByRole('button', { name: language === 'ko' ? '1번 사진 빼기' : 'Remove picture 1' });
        await removal.click();
        await until(`${file.name} is taken out`, async () => (await attached().count()) === 0);
      }
      expect(await overflow(), file.name).toBeLessThanOrEqual(0);
    }
    await speak('en');
  });
});

describe('fifty pictures', () => {
  test('are posted on a phone, one to four at a time', async () => {
    for (const { text, specimens } of walks) {
      await until(
        'few enough are on their way',
        async () => (await underWay()) + specimens.length <= UNDER_WAY,
        100_000,
      );
      await pick(specimens);
      await until(`${text} holds its pictures`, async () => (await attached().count()) === specimens.length);
      await page.getByRole('textbox', { name: 'Write a post' }).fill(text);
      await page.getByRole('button', { name: 'Post', exact: true }).click();
      await until(`${text} is sent`, async () => (await attached().count()) === 0);
    }
    await until('all have gone out', async () => (await underWay()) === 0, 100_000);
    await page.evaluate(() => scrollTo(0, 0));
    await person.screenshot('sixty-pictures-phone');
  }, 300_000);

  test('are shown in the shape they were taken in, and nothing is wider than the screen', async () => {
    await page.goto(product.web);
    for (const { text, specimens } of walks.toReversed()) {
      const shown = shownOf(text);
      await until(`${text} is on the page`, async () => {
        if ((await shown.count()) === specimens.length) return true;
        await page.mouse.wheel(0, 400);
        return false;
      });
      for (const [at, specimen] of specimens.entries()) {
        const image = shown.nth(at).locator('img');
        await image.scrollIntoViewIfNeeded();
        const natural = () =>
          image.evaluate((element) => [
            (element as HTMLImageElement).naturalWidth,
            (element as HTMLImageElement).naturalHeight,
          ]);
        await until(`${specimen.name} is shown`, async () => ((await natural())[0] ?? 0) > 0);
        // A derivative's sides are whole pixels: a strip of 320 by 8 is not exactly 40 to 1.
        const [width = 0, height = 1] = await natural();
        const exact = (width * specimen.height) / specimen.width;
        expect(Math.abs(height - exact), `${specimen.name}: ${width}x${height}`).toBeLessThanOrEqual(1);
        served.set(specimen.name, ((await image.getAttribute('src')) ?? '').replace(/\/[^/]+$/, ''));
      }
      expect(await overflow(), text).toBeLessThanOrEqual(0);
    }
    expect(served.size).toBe(50);
  });

  test('are upright in every derivative, in their colours, moving where they moved', async () => {
    for (const specimen of walks.flatMap(({ specimens }) => specimens)) {
      const wide = await download(`${served.get(specimen.name)}/w640`, 'image/webp');
      const small = await download(`${served.get(specimen.name)}/w320`, 'image/webp');
      for (const { bytes } of [wide, small]) {
        const { corners, alpha } = await cornersOf(bytes, specimen.name === 'grey.jpg');
        if (specimen.width > 1) expect(corners, specimen.name).toEqual([0, 1, 2, 3]);
        if (specimen.seeThrough) expect(Math.abs(alpha - 128), specimen.name).toBeLessThan(12);
        else expect(alpha, specimen.name).toBe(255);
      }
      const { pages = 1 } = await sharp(wide.bytes).metadata();
      expect(pages > 1, specimen.name).toBe(specimen.moving === true);
    }
  });

  test('hold nothing of where and with what they were taken', async () => {
    const addresses = [...served.values()].flatMap((base) => MEDIA_PRESETS.post.map(({ name }) => `${base}/${name}`));
    const types = new Set<string>();
    const look = async (url: string, accept: string): Promise<void> => {
      const { bytes, type } = await download(url, accept);
      types.add(type);
      const { exif, xmp, iptc, orientation } = await sharp(bytes).metadata();
      expect({ exif, xmp, iptc, orientation }, url).toEqual({});
      for (const secret of SECRETS) expect(bytes.includes(secret), `${url} holds ${secret}`).toBe(false);
    };
    // The first picture was made a while ago: its AVIF forms come while nobody waits.
    const first = `${served.get('turned-1.jpg')}/w320`;
    await until('AVIF is there', async () => (await download(first, 'image/avif')).type === 'image/avif', 100_000);
    for (let at = 0; at < addresses.length; at += 8) {
      const few = addresses.slice(at, at + 8);
      await Promise.all(few.flatMap((url) => [look(url, 'image/webp'), look(url, 'image/avif,image/webp')]));
    }
    expect([...types].sort()).toEqual(['image/avif', 'image/webp']);
  }, 200_000);
});

test('twenty posts with pictures are light on a phone: no form is fetched that is larger than its place', async () => {
  // Another tab begins at the newest post; this one would go back to where it was.
  await page.close();
  page = await person.reopen();
  const line = await page.context().newCDPSession(page);
  await line.send('Network.enable');
  await line.send('Network.setCacheDisabled', { cacheDisabled: true });
  let bytes = 0;
  const pictures = new Map<string, string>();
  line.on('Network.requestWillBeSent', ({ requestId, request }) => {
    if (request.url.includes('/media/')) pictures.set(requestId, request.url);
  });
  line.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    if (pictures.has(requestId)) bytes += encodedDataLength;
  });
  await page.goto(product.web);
  for (const { text } of walks.toReversed()) {
    await until(`${text} is on the page`, async () => {
      if (await shownOf(text).count()) return true;
      await page.mouse.wheel(0, 400);
      return false;
    });
    const images = await shownOf(text).locator('img').all();
    for (const image of images) {
      await image.scrollIntoViewIfNeeded();
      await until(`${text} has its pictures`, () =>
        image.evaluate((element) => (element as HTMLImageElement).complete),
      );
    }
  }
  // Only what is far wider than its place is fetched wide: its height must fill the place.
  const strip = served.get('strip.jpg') ?? '';
  const large = [...pictures.values()].filter((url) => /w1(28|92)0$/.test(url) && !url.startsWith(strip));
  expect(large).toEqual([]);
  expect(bytes).toBeGreaterThan(0);
  expect(bytes).toBeLessThan(PHONE_BYTES);
  await line.detach();
});

test('never met a token where scripts can read, nor an error on a page', async () => {
  expect(await person.hasTokenInStorage()).toBe(false);
  expect(person.leaks).toEqual([]);
  expect(person.pageErrors).toEqual([]);
});
