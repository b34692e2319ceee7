import {
  type Comment as CommentMessage,
  type Facet as FacetMessage,
  type PostItem as PostItemMessage,
  type Post as PostMessage,
  type Quote as QuoteMessage,
  PostItem_Reason as ReasonMessage,
  Quote_State as StateMessage,
  type PostVersion as VersionMessage,
  Visibility as VisibilityMessage,
} from '@my-girok/proto';
import type { Facet } from '../facets/facet.js';
import type { CommentView, ItemReason, PostItemView, PostView, QuoteView, Visibility } from './post.js';
import type { VersionView } from './post-version.js';
import { postsErrors } from './posts.errors.js';

const VISIBILITIES: Record<Visibility, VisibilityMessage> = {
  public: VisibilityMessage.VISIBILITY_PUBLIC,
  followers: VisibilityMessage.VISIBILITY_FOLLOWERS,
  self: VisibilityMessage.VISIBILITY_SELF,
};

const REASONS: Record<ItemReason, ReasonMessage> = {
  own: ReasonMessage.REASON_OWN,
  followed: ReasonMessage.REASON_FOLLOWED,
  repost: ReasonMessage.REASON_REPOST,
  mention: ReasonMessage.REASON_MENTION,
};

const STATES: Record<QuoteView['state'], StateMessage> = {
  available: StateMessage.STATE_AVAILABLE,
  deleted: StateMessage.STATE_DELETED,
  hidden: StateMessage.STATE_HIDDEN,
};

/** A post as it goes over the wire. */
export function postMessage(post: PostView): PostMessage {
  return {
    ...post,
    facets: post.facets.map(facetMessage),
    comments: post.comments.map(commentMessage),
    visibility: VISIBILITIES[post.visibility],
    quote: post.quote && quoteMessage(post.quote),
    editedAt: post.editedAt,
  };
}

/** A list's posts and why each stands there. */
export function postItemMessage(item: PostItemView): PostItemMessage {
  return { ...item, reason: REASONS[item.reason] };
}

export function commentMessage(comment: CommentView): CommentMessage {
  return { ...comment, facets: comment.facets.map(facetMessage) };
}

export function facetMessage({ start, end, link, mention, tag }: Facet): FacetMessage {
  return { start, end, link, mention, tag };
}

function quoteMessage(quote: QuoteView): QuoteMessage {
  return {
    state: STATES[quote.state],
    postId: quote.postId,
    post: quote.state === 'available' ? postMessage(quote.post) : undefined,
  };
}

/** What a post said once, as it goes over the wire. */
export function versionMessage(version: VersionView): VersionMessage {
  return { ...version, facets: version.facets.map(facetMessage) };
}

/** Unspecified means public. Throws FEED_VISIBILITY_INVALID. */
export function readVisibility(message: VisibilityMessage): Visibility {
  switch (message) {
    case VisibilityMessage.VISIBILITY_UNSPECIFIED:
    case VisibilityMessage.VISIBILITY_PUBLIC:
      return 'public';
    case VisibilityMessage.VISIBILITY_FOLLOWERS:
      return 'followers';
    case VisibilityMessage.VISIBILITY_SELF:
      return 'self';
    default:
      throw postsErrors.visibilityInvalid();
  }
}
