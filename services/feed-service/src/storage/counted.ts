import type { AggregationCursor, Collection, Document, Filter } from 'mongodb';

/** How many documents match, by the value of one field. */
export async function countedBy<T extends Document>(
  collection: Collection<T>,
  match: Filter<T>,
  field: keyof T & string,
): Promise<Map<string, number>> {
  const groups: AggregationCursor<{ _id: string; count: number }> = collection.aggregate([
    { $match: match },
    { $group: { _id: `$${field}`, count: { $sum: 1 } } },
  ]);
  return new Map((await groups.toArray()).map(({ _id, count }) => [_id, count]));
}

/** Up to here keys are cheaper than what lies between them in an index, also where there is much. */
const KEYS_MAX = 2000;

/** An edge between a post and a person, whose key is both their ids. */
interface Edge {
  _id: string;
  postId: string;
  userId: string;
}

/**
 * How many edges each post has with any of these people. By key while the keys are few: measured on the embedded server, which
 * reads all of a post's edges for the index, 20 ms against 230 ms for 20 posts with 1,000 likes each and 10 people.
 */
export function countedEdges<T extends Edge>(
  collection: Collection<T>,
  keyOf: (postId: string, userId: string) => string,
  postIds: readonly string[],
  userIds: readonly string[],
): Promise<Map<string, number>> {
  const byKey = postIds.length * userIds.length <= KEYS_MAX;
  const match = byKey
    ? { _id: { $in: postIds.flatMap((postId) => userIds.map((userId) => keyOf(postId, userId))) } }
    : { postId: { $in: [...postIds] }, userId: { $in: [...userIds] } };
  return countedBy(collection, match as Filter<T>, 'postId');
}
