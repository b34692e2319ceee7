import {
  type ChannelCredentials,
  type ChannelOptions,
  type Client,
  credentials,
  type ServiceDefinition as GrpcServiceDefinition,
  Metadata,
  makeClientConstructor,
} from '@grpc/grpc-js';
import type { DeepPartial } from './deep-partial.js';
import type { RequestOf, ResponseOf, ServiceDefinition } from './service-definition.js';

/** How one call is made. */
export interface CallOptions {
  /** Bearer token to call with. */
  as?: string;
  /** Milliseconds from now until the call is given up with DEADLINE_EXCEEDED; the sooner of this and `deadline` counts. */
  deadlineMs?: number;
  /** The moment at which the call is given up. */
  deadline?: Date | number;
  /** Aborting it cancels the call, here and on the server. */
  signal?: AbortSignal;
  metadata?: Metadata;
}

type Unary = { requestStream: false; responseStream: false };

/** The unary rpcs of a service as functions from a partial request to a promise of the response. */
export type PromiseMethods<D extends ServiceDefinition> = {
  [M in keyof D['methods'] as D['methods'][M] extends Unary ? M : never]: (
    request: DeepPartial<RequestOf<D['methods'][M]>>,
    options?: CallOptions,
  ) => Promise<ResponseOf<D['methods'][M]>>;
};

/** Wraps every call of a client: deadlines, retries, breakers and tracing live there. */
export type AroundCall = (
  method: { service: string; name: string; key: string },
  options: CallOptions,
  next: (options: CallOptions) => Promise<unknown>,
) => Promise<unknown>;

export interface ClientSettings {
  credentials?: ChannelCredentials;
  channel?: ChannelOptions;
  around?: AroundCall;
}

export type PromiseClient<D extends ServiceDefinition> = PromiseMethods<D> & {
  /** Ends the connection; calls in flight end with CANCELLED. */
  close(): void;
  /** The grpc-js client underneath, for its channel's state. */
  readonly grpc: Client;
};

/** A client class made by `promiseClient`. */
export interface PromiseClientClass<D extends ServiceDefinition> {
  new (address: string, settings?: ClientSettings): PromiseClient<D>;
  readonly definition: D;
}

interface Cancellable {
  cancel(): void;
}

type UnaryCall = (
  request: unknown,
  metadata: Metadata,
  options: { deadline?: number },
  done: (error: Error | null, response: unknown) => void,
) => Cancellable;

/**
 * Makes the Promise client of a service. Rejects with grpc-js's ServiceError (`code`, `details`, `metadata`), or with the
 * signal's reason when it was aborted.
 */
export function promiseClient<D extends ServiceDefinition>(
  definition: D,
  service: GrpcServiceDefinition,
): PromiseClientClass<D> {
  const GrpcClient = makeClientConstructor(service, definition.fullName);

  class GeneratedClient {
    static readonly definition = definition;
    readonly grpc: Client;

    constructor(address: string, settings: ClientSettings = {}) {
      this.grpc = new GrpcClient(address, settings.credentials ?? credentials.createInsecure(), settings.channel);
      for (const [key, method] of Object.entries(definition.methods)) {
        if (method.requestStream || method.responseStream) continue;
        const info = { service: definition.fullName, name: method.name, key };
        const rpc: UnaryCall = (...call) =>
          (this.grpc as unknown as Record<string, UnaryCall>)[key]?.(...call) as Cancellable;
        Object.defineProperty(this, key, {
          enumerable: true,
          value: (request: object, options: CallOptions = {}) => {
            const next = (chosen: CallOptions) => callUnary(rpc, method.requestType.fromPartial(request), chosen);
            return settings.around ? settings.around(info, options, next) : next(options);
          },
        });
      }
    }

    close(): void {
      this.grpc.close();
    }
  }

  return GeneratedClient as unknown as PromiseClientClass<D>;
}

function callUnary(rpc: UnaryCall, request: unknown, options: CallOptions): Promise<unknown> {
  const { signal } = options;
  if (signal?.aborted) return Promise.reject(signal.reason);
  const metadata = options.metadata?.clone() ?? new Metadata();
  if (options.as !== undefined) metadata.set('authorization', `Bearer ${options.as}`);
  const deadline = earliest(options);
  return new Promise((resolve, reject) => {
    const cancel = () => call.cancel();
    const call = rpc(request, metadata, deadline === undefined ? {} : { deadline }, (error, response) => {
      signal?.removeEventListener('abort', cancel);
      if (!error) resolve(response);
      else reject(signal?.aborted ? signal.reason : error);
    });
    signal?.addEventListener('abort', cancel, { once: true });
  });
}

function earliest({ deadline, deadlineMs }: CallOptions): number | undefined {
  const moments = [
    ...(deadline === undefined ? [] : [deadline.valueOf()]),
    ...(deadlineMs === undefined ? [] : [Date.now() + deadlineMs]),
  ];
  return moments.length > 0 ? Math.min(...moments) : undefined;
}
