import type { MediaPurpose } from '@my-girok/types';
import { type Failure, failureOf } from '../graphql/failure.ts';
import { faultOf } from './check-file.ts';
import type { KeptFile } from './file-shelf.ts';
import { MediaWatch, type Medium } from './media-watch.ts';
import { retryDelay } from './retry-delay.ts';
import { SendError } from './send-file.ts';
import { sha256Of } from './sha256.ts';
import { type Ticket, Tickets } from './tickets.ts';
import { mediaIdOf, metadataOf, viewOf } from './upload-view.ts';
import { UploadViews } from './upload-views.ts';
import type { Added, UploadsParts, Where } from './uploads-parts.ts';

const AT_ONCE = 3;
/** A few drafts', posts' and messages' worth; more would fill a phone. */
const KEPT_MAX = 64;
/** As long as another tab may be at it. */
const UNUSED_MS = 86_400_000;
const LOST_MAX = 2;
/** Nothing of it is at the service. */
const ANEW = { refusal: undefined, arrived: false, uploadUrl: undefined, mediaId: undefined };
const LOST: Failure = { kind: 'refused', code: 'NOT_FOUND' };

/**
 * Sends files, three at a time, until what shows them can be posted. It goes on after an outage, a reload and a closed tab
 * where it was: the file and where its bytes go are on the device; who sends a file holds its lock, so that two tabs never
 * send the same.
 */
export class Uploads {
  readonly #views = new UploadViews();
  #isRunning = false;
  #isLoaded = false;
  #lastAdded = 0;
  readonly #tickets: Tickets;
  readonly #watch: MediaWatch;
  readonly #sending = new Map<string, AbortController>();
  readonly #timers = new Map<string, ReturnType<typeof setTimeout>>();
  readonly #lost = new Map<string, number>();

  constructor(private readonly parts: UploadsParts) {
    this.#tickets = new Tickets(parts.createTicket);
    this.#watch = new MediaWatch(parts.media, (medium, mediaId) => void this.#told(mediaId, medium));
  }

  readonly all = this.#views.all;
  readonly subscribe = this.#views.subscribe;

  /** Whether what the device keeps is known by now. */
  readonly isLoaded = (): boolean => this.#isLoaded;

  /** Shows what the device keeps. */
  async load(): Promise<void> {
    const kept = await this.parts.shelf.all(this.parts.person);
    this.#isLoaded = true;
    this.#views.add(kept.map(viewOf));
    this.#look();
    this.#pump();
  }

  /** Sends, from where it was: once the API has named the person, whose session may be another's by now. */
  start(): void {
    this.#isRunning = true;
    this.#look();
    this.#pump();
    this.resumeAll();
  }

  /** Stops sending; what is kept stays for the next start. */
  stop(): void {
    this.#isRunning = false;
    for (const [id, abort] of this.#sending) {
      abort.abort();
      this.#views.dispatch(id, { type: 'paused' });
      this.#views.dispatch(id, { type: 'resumed' });
    }
    for (const timer of this.#timers.values()) clearTimeout(timer);
    this.#watch.stop();
  }

  /** Keeps a file and begins to send it; answers its id, or why it is not even tried. */
  add(file: File, purpose: MediaPurpose, where: Where = {}): Added {
    const fault = faultOf(file, purpose) ?? (this.#views.all().size >= KEPT_MAX ? 'tooMany' : undefined);
    if (fault) return { fault };
    const id = crypto.randomUUID();
    this.#lastAdded = Math.max(Date.now(), this.#lastAdded + 1);
    const { person } = this.parts;
    const kept: KeptFile = { id, person, purpose, name: file.name, file, addedAt: this.#lastAdded, ...where };
    this.#views.set(viewOf(kept));
    void this.parts.shelf.put(kept).then(() => {
      this.parts.tell(id);
      this.#pump();
    });
    return { id };
  }

  /** Says where files stand now, or what is seen in them; at once for screens, and kept. */
  async label(ids: readonly string[], by: Pick<KeptFile, 'place'> | Pick<KeptFile, 'alt'>): Promise<void> {
    for (const id of ids) {
      const view = this.#views.get(id);
      if (view) this.#views.set({ ...view, ...by });
    }
    for (const id of ids) {
      await this.parts.shelf.change(id, by);
      this.parts.tell(id);
    }
  }

  /** Kept with the file: another tab, or this one after a reload, leaves it alone too. */
  async pause(id: string): Promise<void> {
    this.#views.dispatch(id, { type: 'paused' });
    await this.parts.shelf.change(id, { paused: true });
    this.#sending.get(id)?.abort();
    this.parts.tell(id);
  }

  /** Goes on with what was paused, tries again what stalled or was refused. */
  async resume(id: string): Promise<void> {
    const kind = this.#views.get(id)?.state.kind;
    if (kind === 'paused') await this.parts.shelf.change(id, { paused: false });
    if (kind === 'refused') await this.parts.shelf.change(id, ANEW);
    this.#views.dispatch(id, { type: 'resumed' });
    if (kind === 'paused') this.parts.tell(id);
    this.#pump();
  }

  /** The line or the session came back. */
  readonly resumeAll = (): void => {
    for (const { id, state } of this.#views.all().values()) if (state.kind === 'stalled') void this.resume(id);
  };

  /** Throws a file away, here and at the service. */
  async discard(id: string): Promise<void> {
    const kept = await this.parts.shelf.get(id);
    await this.forget([id]);
    // What is not thrown away now is collected within a day.
    if (kept?.mediaId) await this.parts.discard(kept.mediaId).catch(() => undefined);
  }

  /** Takes files off the device once what shows them is posted. */
  async forget(ids: readonly string[]): Promise<void> {
    for (const id of ids) {
      this.#sending.get(id)?.abort();
      this.#drop(id);
      await this.parts.shelf.remove(id);
      this.parts.tell(id);
    }
  }

  /**
   * Throws away what nothing on this device is going to show: left behind by a page that went at the wrong moment. Who sweeps knows
   * only what they use themselves: `mine` says which places those are, by default files that have none.
   */
  async sweep(
    used: ReadonlySet<string>,
    now = Date.now(),
    mine: (place: string | undefined) => boolean = (place) => place === undefined,
  ): Promise<void> {
    for (const { id, addedAt, place } of await this.parts.shelf.all(this.parts.person))
      if (mine(place) && !used.has(id) && now - addedAt > UNUSED_MS) await this.discard(id);
  }

  /** Another tab changed an upload. */
  async changedElsewhere(id: string, sent?: number): Promise<void> {
    if (sent !== undefined && !this.#sending.has(id)) this.#views.dispatch(id, { type: 'progressed', sent });
    if (sent !== undefined) return;
    const kept = await this.parts.shelf.get(id);
    if (!kept) this.#drop(id);
    else if (kept.person === this.parts.person && !this.#sending.has(id)) {
      this.#views.set(viewOf(kept));
      this.#look();
      this.#pump();
    }
  }

  #pump(): void {
    if (!this.#isRunning) return;
    for (const { id, state } of this.#views.all().values()) {
      if (this.#sending.size >= AT_ONCE) return;
      if (state.kind !== 'queued' || this.#sending.has(id)) continue;
      const abort = new AbortController();
      this.#sending.set(id, abort);
      void this.#send(id, abort.signal).finally(() => {
        this.#sending.delete(id);
        this.#pump();
      });
    }
  }

  async #send(id: string, signal: AbortSignal): Promise<void> {
    const { shelf, locks, send } = this.parts;
    await locks.request(`girok.upload.${id}`, async () => {
      const kept = await shelf.get(id);
      if (!kept || signal.aborted) return;
      if (kept.paused) return this.#views.dispatch(id, { type: 'paused' });
      if (kept.arrived && kept.mediaId) return this.#arrived(id, kept.mediaId);
      let ticket: Ticket | undefined;
      try {
        const sha256 = kept.sha256 ?? (await sha256Of(kept.file));
        if (!kept.sha256) await shelf.change(id, { sha256 });
        ticket = await this.#tickets.get();
        const url = await send({
          file: kept.file,
          ticket,
          uploadUrl: kept.uploadUrl,
          metadata: metadataOf(kept, sha256),
          onUrl: (uploadUrl) => void shelf.change(id, { uploadUrl, mediaId: mediaIdOf(uploadUrl) }),
          onProgress: (sent) => this.#progressed(id, sent),
          signal,
        });
        const mediaId = mediaIdOf(url);
        await shelf.change(id, { arrived: true, uploadUrl: url, mediaId });
        this.#arrived(id, mediaId);
        this.parts.tell(id);
      } catch (error) {
        await this.#failed(kept, error, ticket);
      }
    });
  }

  #progressed(id: string, sent: number): void {
    this.#views.dispatch(id, { type: 'progressed', sent });
    this.parts.tell(id, sent);
  }

  #arrived(id: string, mediaId: string): void {
    this.#views.dispatch(id, { type: 'arrived', mediaId });
    this.#look();
  }

  async #failed({ id, uploadUrl, mediaId }: KeptFile, error: unknown, ticket: Ticket | undefined): Promise<void> {
    const sent = error instanceof SendError ? error : undefined;
    if (sent?.kind === 'aborted') return;
    const failure = sent?.failure ?? failureOf(error);
    if (sent?.kind === 'refused' || (!sent && failure.kind === 'refused')) return this.#refuse(id, failure);
    if (sent?.kind === 'ticket' && ticket) this.#tickets.drop(ticket);
    if (sent?.kind === 'gone' && uploadUrl) {
      // An upload that is complete may have no address any more: then the medium is there.
      const isThere =
        mediaId && (await this.parts.media([mediaId]).catch(() => [])).some((each) => each.state !== 'UPLOADING');
      if (isThere) {
        await this.parts.shelf.change(id, { arrived: true });
        return this.#arrived(id, mediaId);
      }
      await this.parts.shelf.change(id, { uploadUrl: undefined, mediaId: undefined });
    }
    this.#views.dispatch(id, { type: 'failed', failure });
    this.#retryLater(id, failure, sent?.kind);
  }

  #retryLater(id: string, failure: Failure, kind: SendError['kind'] | undefined): void {
    const state = this.#views.get(id)?.state;
    if (state?.kind !== 'stalled') return;
    const delay = retryDelay(state.attempt, failure, kind);
    if (delay === undefined) return;
    clearTimeout(this.#timers.get(id));
    this.#timers.set(
      id,
      setTimeout(() => void this.resume(id), delay),
    );
  }

  async #refuse(id: string, failure: Failure): Promise<void> {
    this.#views.dispatch(id, { type: 'refused', failure });
    await this.parts.shelf.change(id, { refusal: failure.code });
    this.parts.tell(id);
  }

  /** Watches what is being made, and finds out whether what was ready before a reload still is. */
  #look(): void {
    if (!this.#isRunning) return;
    const ids = [...this.#views.all().values()].flatMap(({ state }) =>
      state.kind === 'processing' ? [state.mediaId] : [],
    );
    this.#watch.watch(ids);
  }

  async #told(mediaId: string, medium: Medium | undefined): Promise<void> {
    const view = [...this.#views.all().values()].find(({ state }) => 'mediaId' in state && state.mediaId === mediaId);
    if (!view) return;
    const { id } = view;
    if (!medium || medium.state === 'UPLOADING') {
      const times = (this.#lost.get(id) ?? 0) + 1;
      this.#lost.set(id, times);
      if (times > LOST_MAX) return this.#refuse(id, LOST);
      await this.parts.shelf.change(id, {
        arrived: false,
        ...(medium ? {} : { uploadUrl: undefined, mediaId: undefined }),
      });
      this.#views.dispatch(id, { type: 'lost' });
      this.#pump();
    } else if (medium.state === 'REFUSED')
      await this.#refuse(id, { kind: 'refused', code: medium.refusal ?? 'BAD_USER_INPUT' });
    else if (medium.state === 'READY') this.#views.dispatch(id, { type: 'made' });
    else this.#views.dispatch(id, { type: 'processed', progress: medium.progress });
  }

  #drop(id: string): void {
    clearTimeout(this.#timers.get(id));
    this.#views.drop(id);
  }
}
