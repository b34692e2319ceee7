import { randomUUID } from 'node:crypto';
import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, inject, test } from 'vitest';
import { ApiClient } from './src/api-client.ts';
import { axeViolations } from './src/axe.ts';
import {
  countMedia,
  FAKE_MEDIA,
  hearsAndSees,
  press,
  received,
  ring,
  SLOW,
  stage,
  tiles,
} from './src/call-on-screen.ts';
import { DESKTOP, openChromium, PersonAtABrowser, PHONE, somebody } from './src/person-at-a-browser.ts';
import { Product } from './src/product.ts';
import { until } from './src/until.ts';

const product = new Product(inject('product'));
const soon = <T>(look: () => T | Promise<T>) => expect.poll(look, { timeout: SLOW });

/** Somebody who is in the group, by page and by API. */
class Member {
  readonly api = new ApiClient(product.api);
  readonly person;
  at!: PersonAtABrowser;
  id = '';

  constructor(name: string) {
    this.person = somebody(name);
  }

  get page(): Page {
    return this.at.page;
  }

  async register(): Promise<void> {
    await this.api.register(this.person);
    this.id = (await this.api.ask<{ me: { id: string } }>('{ me { id } }')).me.id;
  }

  async open(browser: Browser, options: Parameters<typeof PersonAtABrowser.open>[1]): Promise<void> {
    this.at = await PersonAtABrowser.open(browser, options);
    this.page.setDefaultTimeout(SLOW);
    await countMedia(this.at.context);
    await this.page.goto(`${product.web}/login`);
    await this.page.getByLabel('Email').fill(this.person.email);
    await this.page.getByLabel('Password', { exact: true }).fill(this.person.password);
    await this.page.keyboard.press('Enter');
    await this.page.getByRole('textbox', { name: 'Write a post' }).waitFor();
  }
}

let browser: Browser;
/** Has neither camera nor microphone. */
let bare: Browser;
const ada = new Member('Ada Kim');
const bora = new Member('Bora Lee');
const chul = new Member('Chul Park');
const members = [ada, bora, chul];
/** Not in the group; follows and is followed by all. */
const dora = new Member('Dora Yun');
let group = '';
let direct = '';

/** The address of the room of the two. */
async function openRoom(one: Member, other: Member): Promise<string> {
  const { openDirectRoom } = await one.api.ask<{ openDirectRoom: { room: { id: string } } }>(
    'mutation($id: ID!) { openDirectRoom(userId: $id) { room { id } } }',
    { id: other.id },
  );
  return `${product.web}/messages/${openDirectRoom.room.id}`;
}

beforeAll(async () => {
  browser = await openChromium(FAKE_MEDIA);
  bare = await openChromium();
  const everybody = [...members, dora];
  for (const member of everybody) await member.register();
  for (const one of everybody)
    for (const other of everybody)
      if (one !== other)
        await one.api.ask('mutation($id: ID!) { follow(userId: $id) { __typename } }', { id: other.id });
  const { createGroup } = await ada.api.ask<{ createGroup: { room: { id: string } } }>(
    'mutation($input: CreateGroupInput!) { createGroup(input: $input) { room { id } } }',
    { input: { name: 'Sunday walks', userIds: [bora.id, chul.id], clientId: randomUUID() } },
  );
  group = `${product.web}/messages/${createGroup.room.id}`;
  direct = await openRoom(bora, chul);
  await ada.open(browser, { viewport: DESKTOP });
  await bora.open(browser, { viewport: PHONE, isMobile: true, hasTouch: true });
  await chul.open(browser, { viewport: DESKTOP });
  await bora.page.goto(await openRoom(bora, dora));
  await bora.page.getByRole('textbox', { name: 'Write a message' }).fill('Are you there?');
  await bora.page.getByRole('button', { name: 'Send' }).click();
  await bora.page.getByRole('button', { name: 'Voice call' }).waitFor();
});

afterEach(async ({ task }) => {
  if (task.result?.state !== 'fail') return;
  for (const { at, person } of members) await at?.keepEvidence(`group-calls-${person.name.split(' ')[0]}`);
});

afterAll(async () => {
  for (const { at } of members) await at?.close();
  await browser?.close();
  await bare?.close();
});

describe('three people of a group', () => {
  test('ring, and all hear and see the two others', async () => {
    await ada.page.goto(group);
    await ada.page.getByRole('button', { name: 'Video call' }).click();
    await stage(ada.page).getByRole('heading', { name: 'Ready to talk in Sunday walks?' }).waitFor();
    await press(ada.page, 'Start video call');
    for (const { page } of [bora, chul]) {
      await ring(page).getByText('Ada Kim is calling in Sunday walks', { exact: true }).first().waitFor();
      await ring(page).getByRole('button', { name: 'Answer with video' }).click();
    }
    for (const { page } of members) {
      await soon(() => tiles(page).count()).toBe(3);
      await soon(() => tiles(page).locator('video').count()).toBe(3);
    }
    for (const { page } of members) await hearsAndSees(page);
    await ada.at.screenshot('group-call-desktop');
    await bora.at.screenshot('group-call-phone');
    expect(await tiles(ada.page).allTextContents()).toEqual(
      expect.arrayContaining([expect.stringContaining('Bora Lee'), expect.stringContaining('Chul Park')]),
    );
  });

  test('see whoever speaks large where they want it, and all alike again', async () => {
    const large = tiles(ada.page).and(ada.page.locator('[data-large]'));
    await ada.page.keyboard.press('g');
    await soon(() => large.count()).toBe(1);
    await ada.at.screenshot('group-call-speaker-desktop');
    await ada.page.keyboard.press('g');
    await soon(() => large.count()).toBe(0);
  });

  test('cannot be in another call too, but leave this one for it', async () => {
    const other = await bora.at.context.newPage();
    other.setDefaultTimeout(SLOW);
    await other.goto(direct);
    await other.getByRole('textbox', { name: 'Write a message' }).fill('Shall we talk alone?');
    await other.getByRole('button', { name: 'Send' }).click();
    await other.getByRole('button', { name: 'Voice call' }).click();
    await press(other, 'Start call');
    await stage(other).getByText('You are in another call').waitFor();
    await press(other, 'Leave it and join this one');
    // Chul is in the group's call: it does not ring with them, and Bora has left nothing for it.
    await stage(other).getByText('Chul Park is in another call.').waitFor();
    for (const { page } of members) expect(await tiles(page).count()).toBe(3);
    await other.close();
  });

  test('go over to another call from the page that is in one, and come back', async () => {
    await press(bora.page, 'Make the call small');
    await bora.page.getByLabel('Back to messages').click();
    await bora.page.getByRole('link', { name: /Dora Yun/ }).click();
    await bora.page.getByRole('button', { name: 'Voice call' }).click();
    await press(bora.page, 'Start call');
    await press(bora.page, 'Leave it and join this one');
    for (const { page } of [ada, chul]) await soon(() => tiles(page).count()).toBe(2);
    await stage(bora.page).getByText('Calling Dora Yun…').waitFor();
    await press(bora.page, 'Leave');
    await bora.page.goto(group);
    await bora.page.getByRole('button', { name: /^Join call\. A call is going on, 2 people are in it/ }).click();
    await press(bora.page, 'Join call');
    for (const { page } of members) await soon(() => tiles(page).count()).toBe(3);
  });

  test('go on without whom the group puts out, who hears and sees nothing more', async () => {
    await ada.api.ask(
      'mutation($roomId: ID!, $userId: ID!) { removeMember(roomId: $roomId, userId: $userId) { __typename } }',
      {
        roomId: group.split('/').at(-1),
        userId: chul.id,
      },
    );
    await soon(() => tiles(chul.page).count()).toBe(0);
    const gone = await received(chul.page);
    for (const { page } of [ada, bora]) await soon(() => tiles(page).count()).toBe(2);
    // Both are moved to where what Chul holds opens nothing.
    for (const { page } of [ada, bora]) await hearsAndSees(page);
    expect(await received(chul.page)).toMatchObject({ soundBytes: gone.soundBytes, frames: gone.frames });
    await chul.at.screenshot('group-call-put-out-desktop');
    await ada.at.screenshot('group-call-two-left-desktop');
  });

  test('end it when the last has left', async () => {
    await press(ada.page, 'Leave');
    await press(bora.page, 'Leave');
    for (const { page } of [ada, bora]) await soon(() => stage(page).count()).toBe(0);
    await ada.page.getByRole('button', { name: 'Voice call' }).waitFor();
  });
});

describe('without devices', () => {
  test('one is told what is missing, and goes in all the same and hears the others', async () => {
    await dora.open(bare, { viewport: PHONE, isMobile: true, hasTouch: true, bypassCSP: true });
    await dora.page.goto(await openRoom(dora, ada));
    await dora.page.getByRole('textbox', { name: 'Write a message' }).fill('Can you hear me?');
    await dora.page.getByRole('button', { name: 'Send' }).click();
    await dora.page.getByRole('button', { name: 'Video call' }).click();
    await stage(dora.page)
      .getByText(/^No camera was found\./)
      .waitFor();
    await stage(dora.page)
      .getByText(/^No microphone was found\./)
      .waitFor();
    expect(await axeViolations(dora.page)).toEqual([]);
    await dora.at.screenshot('call-no-devices-phone');
    await press(dora.page, 'Start video call');
    await ring(ada.page).getByRole('button', { name: 'Answer with video' }).click();
    await soon(() => tiles(dora.page).count()).toBe(2);
    await until(
      'pictures and sound of the other come in',
      async () => {
        const { frames, energy } = await received(dora.page);
        return frames > 5 && energy > 0;
      },
      SLOW,
    );
    await press(dora.page, 'Leave');
    expect(dora.at.pageErrors).toEqual([]);
    await dora.at.close();
  });
});

test('no token but the way into a call reached a page, and no page erred', async () => {
  for (const { at } of members) {
    expect(at.leaks).toEqual([]);
    expect(at.pageErrors).toEqual([]);
    expect(await at.hasTokenInStorage()).toBe(false);
  }
});
