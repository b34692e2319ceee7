import {
  BlocksDocument,
  type BlocksQuery,
  FollowerPeopleDocument,
  type FollowerPeopleQuery,
  FollowingPeopleDocument,
  type FollowingPeopleQuery,
  LikedByDocument,
  type LikedByQuery,
  type PeoplePageFragment,
  type PersonSummaryFragment,
  RepostedByDocument,
  type RepostedByQuery,
} from '../../../gen/people/graphql.ts';
import { type PageOf, type Pages, usePages } from '../../../platform/lists/use-pages.ts';

export type PeoplePages<Data = unknown> = Pages<Data, PersonSummaryFragment>;

const pageOf = (list: PeoplePageFragment | null | undefined): PageOf<PersonSummaryFragment> | undefined =>
  list ? { items: list.people, hasNextPage: list.pageInfo.hasNextPage, endCursor: list.pageInfo.endCursor } : undefined;
// A person whose service is away is left out of the page, never there in part.
const isPartial = (): boolean => false;

const ofFollowing = (data: FollowingPeopleQuery) => pageOf(data.user?.followingPeople);
const ofFollowers = (data: FollowerPeopleQuery) => pageOf(data.user?.followerPeople);
const ofLikes = (data: LikedByQuery) => pageOf(data.post?.likedBy);
const ofReposts = (data: RepostedByQuery) => pageOf(data.post?.repostedBy);
const ofBlocks = (data: BlocksQuery) => pageOf(data.blocks);
const nothing = {};

export const useFollowing = (id: string): PeoplePages<FollowingPeopleQuery> =>
  usePages({
    document: FollowingPeopleDocument,
    variables: { id },
    select: ofFollowing,
    isPartial,
    refreshesOnOpen: true,
  });

export const useFollowers = (id: string): PeoplePages<FollowerPeopleQuery> =>
  usePages({
    document: FollowerPeopleDocument,
    variables: { id },
    select: ofFollowers,
    isPartial,
    refreshesOnOpen: true,
  });

export const useLikedBy = (id: string): PeoplePages =>
  usePages({ document: LikedByDocument, variables: { id }, select: ofLikes, isPartial, refreshesOnOpen: true });

export const useRepostedBy = (id: string): PeoplePages =>
  usePages({ document: RepostedByDocument, variables: { id }, select: ofReposts, isPartial, refreshesOnOpen: true });

export const useBlocks = (): PeoplePages =>
  usePages({ document: BlocksDocument, variables: nothing, select: ofBlocks, isPartial, refreshesOnOpen: true });
