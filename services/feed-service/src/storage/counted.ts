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
