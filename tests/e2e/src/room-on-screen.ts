import type { Page } from 'playwright-core';
import { until } from './until.ts';

/** The open conversation as a person sees it. */
export class RoomOnScreen {
  constructor(readonly page: Page) {}

  /** Writes and sends; shown at once, whatever the state of the other side. */
  async write(text: string): Promise<void> {
    const field = this.page.getByRole('textbox', { name: 'Write a message' });
    await field.fill(text);
    await field.press('Enter');
    await this.page.locator('.app-bubble').getByText(text, { exact: true }).first().waitFor();
  }

  /** How many messages of the person's own wait to be sent. */
  waiting(): Promise<number> {
    return this.page.locator('[data-kind="pending"]').count();
  }

  /** Whether the page says that something is away. */
  async hasBanner(): Promise<boolean> {
    const said = this.page.getByText(/kept here|nothing is lost|will be sent when you are back/);
    return (await said.filter({ visible: true }).count()) > 0;
  }

  /** The texts that are drawn, from the top to the foot. */
  async shown(): Promise<string[]> {
    return (await this.rows()).map(({ text }) => text);
  }

  /** Everything that was said, read from the foot to the top as a person scrolls. */
  async readUp(): Promise<string[]> {
    let read = await this.rows();
    await until(
      'the beginning is reached',
      async () => {
        const isAtTop = await this.page.locator('.app-messages-scroller').evaluate((element) => {
          const wasAtTop = element.scrollTop === 0;
          element.scrollTop = 0;
          return wasAtTop;
        });
        const rows = await this.rows();
        const readKeys = new Set(read.map(({ key }) => key));
        const known = rows.findIndex(({ key }) => readKeys.has(key));
        if (known === -1) throw new Error('what was read is not next to what is shown');
        read = [...rows.slice(0, known), ...read];
        if (isAtTop && known === 0 && read[0]?.text === 'May I?') return true;
        throw new Error(`${read.length} read, from "${read[0]?.text}"; ${rows.length} drawn; at the top: ${isAtTop}`);
      },
      90_000,
    );
    return read.map(({ text }) => text);
  }

  private rows(): Promise<{ key: string; text: string }[]> {
    return this.page.locator('[data-kind="message"], [data-kind="pending"]').evaluateAll((rows) =>
      rows.map((row) => ({
        key: (row as HTMLElement).dataset.row ?? '',
        text: row.querySelector('.app-bubble-text')?.textContent ?? '',
      })),
    );
  }
}
