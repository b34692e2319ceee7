import type { ReportInput } from '../../gen/people/graphql.ts';
import type { Other } from './use-relations.ts';

/** What is reported: exactly one of the three. */
export type ReportSubject = Pick<ReportInput, 'postId' | 'commentId' | 'userId'>;

/** What a dialog about how one stands to somebody is open for. */
export type RelationAsk =
  | { readonly kind: 'mute' | 'block'; readonly person: Other }
  | { readonly kind: 'muteWord' }
  /** `person` wrote what is reported: afterwards one may want to see less of them. */
  | { readonly kind: 'report'; readonly subject: ReportSubject; readonly person: Other | undefined };
