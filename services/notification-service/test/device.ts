import type { notificationV1 } from '@my-girok/proto';
import { type NotificationFixture, present, type TestPerson } from './notification-service.fixture.js';

/** A device as the protocol wants it: a page and its position, then everything after it in order, each number once. */
export class Device {
  readonly #known = new Map<string, notificationV1.Notification>();
  #unread = 0;

  private constructor(
    private readonly fixture: NotificationFixture,
    private readonly person: TestPerson,
    private position: notificationV1.Position,
  ) {}

  static async load(fixture: NotificationFixture, person: TestPerson): Promise<Device> {
    const page = await fixture.client.listNotifications({ limit: 100 }, person.as);
    if (page.hasNextPage) throw new Error('A test device knows one page only');
    const device = new Device(fixture, person, present(page.position));
    for (const notification of page.notifications) device.#known.set(notification.id, notification);
    device.#unread = page.unreadCount;
    return device;
  }

  /** Everything that was sent since. */
  async hear(): Promise<void> {
    for (const event of await this.fixture.live(this.person.id)) {
      if (event.seq <= this.position.seq) continue;
      if (event.type === 'notification.created') this.#created(event.seq, present(event.notification));
      else this.#read(event.seq, present(event.change));
      this.#unread = event.unreadCount;
    }
  }

  /** What the owner replays since. */
  async comeBack(limit?: number): Promise<void> {
    const { recovered, events, unreadCount } = await this.fixture.replay(this.person.id, this.position, limit);
    if (!recovered) throw new Error('Refused');
    for (const { seq, notificationCreated, notificationRead } of events) {
      if (notificationCreated) this.#created(seq, notificationCreated);
      else if (notificationRead) this.#read(seq, notificationRead);
      else this.#next(seq);
    }
    this.#unread = unreadCount;
  }

  /** What it shows, the latest first. */
  state(): { notifications: notificationV1.Notification[]; unread: number } {
    const notifications = [...this.#known.values()].sort(
      (a, b) => present(b.updatedAt).getTime() - present(a.updatedAt).getTime() || (a.id < b.id ? 1 : -1),
    );
    return { notifications, unread: this.#unread };
  }

  unread(): notificationV1.Notification[] {
    return this.state().notifications.filter(({ read }) => !read);
  }

  #created(seq: number, notification: notificationV1.Notification): void {
    this.#next(seq);
    this.#known.set(notification.id, notification);
  }

  #read(seq: number, { notificationIds, until }: notificationV1.ReadChange): void {
    this.#next(seq);
    for (const notification of this.#known.values()) {
      const isRead = until !== undefined && present(notification.updatedAt) <= until;
      if (isRead || notificationIds.includes(notification.id)) notification.read = true;
    }
  }

  #next(seq: number): void {
    if (seq !== this.position.seq + 1) throw new Error(`${seq} does not follow ${this.position.seq}`);
    this.position = { ...this.position, seq };
  }
}
