/** A capability to upload for a while. It lives in memory only: no token is ever kept on a device. */
export interface Ticket {
  readonly ticket: string;
  readonly endpoint: string;
  /** RFC 3339. */
  readonly expiresAt: string;
}

/** A ticket this near its end is not begun with. */
const MARGIN_MS = 2 * 60_000;

/** Gives the ticket in use, or a new one when there is none, it nears its end, or it was refused. */
export class Tickets {
  #ticket: Ticket | undefined;
  #asked: Promise<Ticket> | undefined;

  constructor(private readonly create: () => Promise<Ticket>) {}

  async get(now = Date.now()): Promise<Ticket> {
    if (this.#ticket && Date.parse(this.#ticket.expiresAt) - now > MARGIN_MS) return this.#ticket;
    this.#asked ??= this.create().finally(() => {
      this.#asked = undefined;
    });
    this.#ticket = await this.#asked;
    return this.#ticket;
  }

  /** The service refused it. */
  drop({ ticket }: Ticket): void {
    if (this.#ticket?.ticket === ticket) this.#ticket = undefined;
  }
}
