import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { openChromium, PersonAtABrowser, somebody } from './src/person-at-a-browser.ts';
import { Product } from './src/product.ts';

const product = new Product(inject('product'));
const ada = somebody('Ada Kim');
let browser: Browser;
let person: PersonAtABrowser;

beforeAll(async () => {
  browser = await openChromium();
  person = await PersonAtABrowser.open(browser);
  await person.register(product.web, ada);
});

afterAll(async () => {
  await person?.close();
  await browser?.close();
});

async function ask(password: string): Promise<void> {
  const { page } = person;
  await page.getByLabel('Your password').fill(password);
  await page.getByRole('button', { name: 'Delete account', exact: true }).click();
  await page.getByRole('button', { name: 'Delete for good' }).click();
}

describe('deleting an account', () => {
  test('asks for the password, and a wrong one changes nothing and signs nobody out', async () => {
    const { page } = person;
    await page.getByRole('textbox', { name: 'Write a post' }).fill('A draft that goes with the account.');
    await page.goto(`${product.web}/account`);
    await page.getByRole('button', { name: 'Delete account', exact: true }).click();
    await page.getByText('Write your password.').waitFor();
    await ask('not the right password at all');
    await page.getByText('The password is not right. Nothing was deleted.').waitFor();
    expect(await page.getByRole('dialog').count()).toBe(0);
    await person.screenshot('delete-account');
  });

  test('leads to the door and leaves nothing of the person on the device', async () => {
    expect(await person.readableByScripts()).toContain('A draft that goes with the account.');
    await ask(ada.password);
    await person.page.getByText('Your account is deleted.').waitFor();
    await person.page.getByRole('button', { name: 'Log in' }).waitFor();
    expect(await person.readableByScripts()).not.toContain('A draft that goes with the account.');
    expect(await person.context.cookies()).toEqual([]);
  });

  test('lets nobody in with it any more, and the address is free', async () => {
    const { page } = person;
    await page.getByLabel('Email').fill(ada.email);
    await page.getByLabel('Password', { exact: true }).fill(ada.password);
    await page.getByRole('button', { name: 'Log in' }).click();
    await page.getByText('The email or the password is not right.').first().waitFor();
    await person.register(product.web, ada);
    expect(person.pageErrors).toEqual([]);
    expect(person.leaks).toEqual([]);
  });
});
