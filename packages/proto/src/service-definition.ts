/** How one message is read and written. Every generated message has one under its own name. */
export interface MessageCodec<T> {
  encode(message: T): { finish(): Uint8Array };
  decode(input: Uint8Array): T;
  fromJSON(object: unknown): T;
  toJSON(message: T): unknown;
  // Method syntax on purpose: codecs of different messages must be comparable as MessageCodec<unknown>.
  fromPartial(object: object): T;
}

/** One rpc as ts-proto describes it. */
export interface MethodDefinition {
  readonly name: string;
  readonly requestType: MessageCodec<unknown>;
  readonly responseType: MessageCodec<unknown>;
  readonly requestStream: boolean;
  readonly responseStream: boolean;
}

/** One gRPC service as ts-proto describes it. */
export interface ServiceDefinition {
  readonly name: string;
  readonly fullName: string;
  readonly methods: Readonly<Record<string, MethodDefinition>>;
}

/** The message that an rpc takes. */
export type RequestOf<M> = M extends { requestType: { decode(...input: never[]): infer R } } ? R : never;

/** The message that an rpc answers with. */
export type ResponseOf<M> = M extends { responseType: { decode(...input: never[]): infer R } } ? R : never;
