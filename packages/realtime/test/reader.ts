import { createRealtimeClient, type RealtimeClient } from '../src/client/realtime-client.js';
import type { Frame, Position } from '../src/protocol/position.js';
import type { ModelOwner } from './model-owner.js';

interface Page {
  epoch: string;
  /** The last number that is on the page, those that are not for this reader included. */
  seq: number;
}

/** A person with pages open: loads them from the owner, follows the client, and writes down whatever is not as promised. */
export class Reader {
  readonly client: RealtimeClient;
  readonly complaints: string[] = [];
  delivered = 0;
  resets = 0;
  private readonly pages = new Map<string, Page>();
  private readonly loading = new Set<string>();

  constructor(
    readonly subject: string,
    private readonly owner: ModelOwner,
    url: string,
    private readonly loadMs: () => number,
  ) {
    this.client = createRealtimeClient({
      url,
      namespace: '/chat',
      ticket: async () => subject,
      backOff: { minMs: 20, maxMs: 200 },
      connectTimeoutMs: 1500,
      requestTimeoutMs: 1500,
      recoverTimeoutMs: 1500,
      heldMax: 5,
    });
    for (const name of ['said', 'deleted'])
      this.client.on<{ id: string; text: string }>(name, (frame) => this.take(name, frame));
    this.client.onReset((position) => {
      this.resets += 1;
      if (position.epoch === '') this.pages.delete(position.channel);
      else this.pages.set(position.channel, { epoch: position.epoch, seq: position.seq });
      void this.load(position.channel);
    });
    this.client.onSubscribed((position) => {
      if (this.pages.has(position.channel)) return;
      this.pages.set(position.channel, { epoch: position.epoch, seq: position.seq });
      void this.load(position.channel);
    });
    this.client.onUnsubscribed((channel) => this.pages.delete(channel));
  }

  get channels(): readonly string[] {
    return [...this.pages.keys()];
  }

  /** Loads a page as of now and follows from there. */
  async load(channel: string): Promise<void> {
    if (this.loading.has(channel)) return;
    this.loading.add(channel);
    await new Promise((resolve) => setTimeout(resolve, this.loadMs()));
    if (this.owner.since(channel, this.subject) === undefined) {
      this.loading.delete(channel);
      return;
    }
    const position = this.owner.position(channel);
    // The answer is on its way for a while, and what is live overtakes it.
    await new Promise((resolve) => setTimeout(resolve, this.loadMs()));
    this.loading.delete(channel);
    if (!this.pages.has(channel) || this.owner.since(channel, this.subject) === undefined) return;
    this.pages.set(channel, { epoch: position.epoch, seq: position.seq });
    this.client.track(position);
  }

  isLevel(channel: string): boolean {
    const head = this.owner.position(channel);
    const at = this.client.position(channel);
    return at?.epoch === head.epoch && at.seq === head.seq && !this.loading.has(channel);
  }

  /** What this reader has, against what the owner says is theirs. */
  check(channel: string): void {
    const page = this.pages.get(channel);
    const head = this.owner.position(channel);
    if (!page || page.epoch !== head.epoch) this.complain(`has no page of ${channel} as it is`);
    else {
      this.passOver(channel, page);
      if (page.seq !== head.seq) this.complain(`${channel}: has ${page.seq} of ${head.seq}`);
    }
  }

  private take(name: string, frame: Frame<{ id: string; text: string }>): void {
    this.delivered += 1;
    const { channel, epoch, seq, data } = frame;
    const page = this.pages.get(channel);
    if (!page) {
      this.complain(`${channel}/${seq} came without a page`);
      return;
    }
    this.passOver(channel, page);
    if (page.epoch !== epoch || page.seq + 1 !== seq) {
      this.complain(`${channel} ${epoch}/${seq} came after ${page.epoch}/${page.seq}`);
    }
    page.seq = seq;
    const event = this.owner.event(channel, epoch, seq);
    const right = event && event.kind === name && event.id === data.id;
    const text = event?.text === data.text || (data.text === '' && this.owner.isGone(channel, epoch, data.id));
    if (!right || !text) this.complain(`${channel} ${epoch}/${seq} is not what the owner has: ${JSON.stringify(data)}`);
    if (event && this.owner.hiddenBy(this.subject).has(event.authorId))
      this.complain(`sees ${seq} by ${event.authorId}`);
    if (!event?.heardBy.has(this.subject)) this.complain(`sees ${seq}, from when they were not there`);
  }

  /** Numbers that are not for this reader come as `skipped`, which no page hears of. */
  private passOver(channel: string, page: Page): void {
    const hidden = this.owner.hiddenBy(this.subject);
    for (;;) {
      const next = this.owner.event(channel, page.epoch, page.seq + 1);
      if (!next || !hidden.has(next.authorId)) return;
      page.seq += 1;
    }
  }

  private complain(what: string): void {
    this.complaints.push(`${this.subject}: ${what}`);
  }

  describe(channel: string): string {
    const at: Position | null = this.client.position(channel);
    return `${this.subject} ${this.client.state} ${channel} at ${at?.epoch}/${at?.seq}`;
  }
}
