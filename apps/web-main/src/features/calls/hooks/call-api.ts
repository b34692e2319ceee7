import type { ApolloClient, OperationVariables, TypedDocumentNode } from '@apollo/client';
import {
  CallFaceByIdDocument,
  type CallPartsFragment,
  CallRoomDocument,
  DeclineCallDocument,
  JoinCallDocument,
  LeaveCallDocument,
  LiveCallsDocument,
  StartCallDocument,
} from '../../../gen/calls/graphql.ts';
import { UnreachableError } from '../../../platform/graphql/failure.ts';
import type { Call, CallFace, CallKind, CallRoom } from './call.ts';
import { callOf, faceOf, facesOf, roomOf } from './call-from-wire.ts';

/** A way into a call for this page, good for a minute. */
export interface WayIn {
  readonly call: Call;
  readonly url: string;
  readonly token: string;
  /** Whose sounds and pictures in LiveKit are this page's. */
  readonly identity: string;
}

/** What calls ask of the API. Everything throws what `failureOf` reads. Nothing is cached: a way in opens a call. */
export class CallApi {
  constructor(
    private readonly client: ApolloClient,
    private readonly onFaces: (faces: readonly CallFace[]) => void,
  ) {}

  async all(): Promise<readonly Call[]> {
    const { liveCalls } = await this.#ask(LiveCallsDocument, {});
    if (!liveCalls) throw new UnreachableError('no calls');
    return liveCalls.map(this.#read);
  }

  /** Undefined when the person is not in it. */
  async room(id: string): Promise<CallRoom | undefined> {
    const { room } = await this.#ask(CallRoomDocument, { id });
    return room ? roomOf(room, Date.now()) : undefined;
  }

  async face(id: string): Promise<CallFace | undefined> {
    const { user } = await this.#ask(CallFaceByIdDocument, { id });
    return user ? faceOf(user) : undefined;
  }

  async start(roomId: string, kind: CallKind, clientId: string, leaveOther: boolean): Promise<Call> {
    const { startCall } = await this.#do(StartCallDocument, {
      roomId,
      kind: kind === 'video' ? 'VIDEO' : 'VOICE',
      clientId,
      leaveOther,
    });
    return this.#read(startCall.call);
  }

  async join(callId: string, deviceId: string, leaveOther: boolean): Promise<WayIn> {
    const { joinCall } = await this.#do(JoinCallDocument, { callId, deviceId, leaveOther });
    const { url, token, identity } = joinCall;
    return { call: this.#read(joinCall.call), url, token, identity };
  }

  async decline(callId: string): Promise<Call> {
    return this.#read((await this.#do(DeclineCallDocument, { callId })).declineCall.call);
  }

  async leave(callId: string, deviceId: string): Promise<Call> {
    return this.#read((await this.#do(LeaveCallDocument, { callId, deviceId })).leaveCall.call);
  }

  readonly #read = (parts: CallPartsFragment): Call => {
    this.onFaces(facesOf(parts));
    return callOf(parts);
  };

  async #ask<Data, Variables extends OperationVariables>(
    query: TypedDocumentNode<Data, Variables>,
    variables: Variables,
  ): Promise<Data> {
    const { data, error } = await this.client.query({
      query: query as TypedDocumentNode<Data, OperationVariables>,
      variables,
      fetchPolicy: 'no-cache',
    });
    if (!data) throw error ?? new UnreachableError('no data');
    return data as Data;
  }

  async #do<Data, Variables extends OperationVariables>(
    mutation: TypedDocumentNode<Data, Variables>,
    variables: Variables,
  ): Promise<Data> {
    const { data, error } = await this.client.mutate({
      mutation: mutation as TypedDocumentNode<Data, OperationVariables>,
      variables,
      fetchPolicy: 'no-cache',
    });
    if (error || !data) throw error ?? new UnreachableError('no data');
    return data as Data;
  }
}
