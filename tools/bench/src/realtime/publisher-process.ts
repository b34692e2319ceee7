import { setTimeout as sleep } from 'node:timers/promises';
import { type CommonOptions, Nats, NatsPublisher } from '@my-girok/nest-common';
import { monotonicMicroseconds } from './clock.ts';
import { fillTemplate, ROOM_ID } from './message.ts';
import { type Adapter, peerServer } from './socket-io-server.ts';
import { answer } from './worker.ts';

export interface Order {
  readonly perSecond: number;
  readonly count: number;
  readonly firstSeq: number;
  readonly template: string;
}

interface Frame {
  readonly channel: string;
  readonly epoch: string;
  readonly seq: number;
  readonly data: { readonly message: { readonly author: { readonly id: string } } & Record<string, unknown> };
}

type Publish = (frame: Frame) => Promise<void> | void;

/** As chat-service's outbox publishes, acknowledged by JetStream. */
function toJetStream(url: string): Publish {
  const options = { serviceName: 'chat-service', config: { NATS_URL: url } as CommonOptions['config'] };
  const nats = new Nats(options);
  const publisher = new NatsPublisher(options, nats);
  return async ({ epoch, seq, data }) => {
    const { author, createdAt, replyTo: _none, editedAt: _never, notice: _no, ...message } = data.message;
    await nats.connection();
    await publisher.publish('message.created', {
      roomId: ROOM_ID,
      epoch,
      seq,
      message: { ...message, authorId: author.id, createdAt: new Date(String(createdAt)) },
      timestamp: new Date(),
    });
  };
}

/** As any process of a Socket.IO cluster publishes: through its adapter. */
function toSocketIo(adapter: Adapter, url: string): Publish {
  const namespace = peerServer(adapter, url).of('/chat');
  return (frame) => {
    namespace.to(frame.channel).emit('message.created', frame);
  };
}

const [kind = '', url = ''] = process.argv.slice(2);
const publish = kind === 'jetstream' ? toJetStream(url) : toSocketIo(kind as Adapter, url);

answer({
  async publish({ perSecond, count, firstSeq, template }: Order): Promise<void> {
    const began = performance.now();
    const sent: Promise<void>[] = [];
    for (let index = 0; index < count; index++) {
      const wait = began + (index * 1000) / perSecond - performance.now();
      if (wait > 0) await sleep(wait);
      const text = fillTemplate(template, firstSeq + index, monotonicMicroseconds());
      sent.push(Promise.resolve(publish(JSON.parse(text) as Frame)));
    }
    await Promise.all(sent);
  },
});
