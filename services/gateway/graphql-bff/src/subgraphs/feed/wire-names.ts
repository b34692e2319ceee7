import { CommentSort, PostItem_Reason, Quote_State, ReportRequest_Reason, Visibility } from '@my-girok/proto';
import type * as schema from '../../gen/feed.js';

/** What the graph's enums are called between services, and the other way round. */
export const visibilityOnWire: Readonly<Record<schema.Visibility, Visibility>> = {
  PUBLIC: Visibility.VISIBILITY_PUBLIC,
  FOLLOWERS: Visibility.VISIBILITY_FOLLOWERS,
  SELF: Visibility.VISIBILITY_SELF,
};
export const sortOnWire: Readonly<Record<schema.CommentSort, CommentSort>> = {
  NEWEST: CommentSort.COMMENT_SORT_NEWEST,
  OLDEST: CommentSort.COMMENT_SORT_OLDEST,
};
export const reportReasonOnWire: Readonly<Record<schema.ReportReason, ReportRequest_Reason>> = {
  SPAM: ReportRequest_Reason.REASON_SPAM,
  HARASSMENT: ReportRequest_Reason.REASON_HARASSMENT,
  HATE: ReportRequest_Reason.REASON_HATE,
  SEXUAL: ReportRequest_Reason.REASON_SEXUAL,
  VIOLENCE: ReportRequest_Reason.REASON_VIOLENCE,
  SELF_HARM: ReportRequest_Reason.REASON_SELF_HARM,
  ILLEGAL: ReportRequest_Reason.REASON_ILLEGAL,
  OTHER: ReportRequest_Reason.REASON_OTHER,
};

/** Posts of before there was a choice are public. */
export function visibilityOf(visibility: Visibility): schema.Visibility {
  if (visibility === Visibility.VISIBILITY_FOLLOWERS) return 'FOLLOWERS';
  if (visibility === Visibility.VISIBILITY_SELF || visibility === Visibility.UNRECOGNIZED) return 'SELF';
  return 'PUBLIC';
}

export function quoteStateOf(state: Quote_State): schema.QuoteState {
  if (state === Quote_State.STATE_AVAILABLE) return 'AVAILABLE';
  return state === Quote_State.STATE_DELETED ? 'DELETED' : 'HIDDEN';
}

const reasons: Readonly<Partial<Record<PostItem_Reason, schema.ItemReason>>> = {
  [PostItem_Reason.REASON_OWN]: 'OWN',
  [PostItem_Reason.REASON_FOLLOWED]: 'FOLLOWED',
  [PostItem_Reason.REASON_REPOST]: 'REPOST',
  [PostItem_Reason.REASON_MENTION]: 'MENTION',
};
export const itemReasonOf = (reason: PostItem_Reason): schema.ItemReason | null => reasons[reason] ?? null;
