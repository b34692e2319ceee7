import type { ApolloClient } from '@apollo/client';
import type { OverReason } from './call.ts';
import { CallApi } from './call-api.ts';
import { CallStore } from './call-store.ts';
import { OwnCall } from './own-call.ts';
import { Ringing } from './ringing.ts';

/** Everything of calls on this page, for one person. */
export interface CallsDesk {
  readonly store: CallStore;
  readonly api: CallApi;
  readonly own: OwnCall;
  readonly ringing: Ringing;
  /** Hears of a call that is over while its screen was not open; one listener, the last. */
  onOver: (roomId: string, why: OverReason) => void;
}

let open: { readonly me: string; readonly desk: CallsDesk } | undefined;

/** The calls of a person, made once a page. */
export function callsDesk(me: string, client: ApolloClient): CallsDesk {
  if (open?.me === me) return open.desk;
  void open?.desk.own.leave();
  const store = new CallStore(me);
  const api = new CallApi(client, (faces) => store.knowFaces(faces));
  const desk: CallsDesk = {
    store,
    api,
    own: new OwnCall(api, store, (roomId, why) => desk.onOver(roomId, why)),
    ringing: new Ringing(store),
    onOver: () => {},
  };
  open = { me, desk };
  return desk;
}
