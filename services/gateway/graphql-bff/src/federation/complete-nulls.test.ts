import { buildSchema, parse } from 'graphql';
import { describe, expect, it } from 'vitest';
import { nullCompletion } from './complete-nulls.js';

const schema = buildSchema(/* GraphQL */ `
  type Query { posts: [Post!] strict: [Post!]! node: Node post: Post }
  interface Node { id: ID! }
  type Post implements Node { id: ID! author: User owner: User! tags: [[Tag!]] }
  type Tag { name: String! }
  type User implements Node { id: ID! name: String! avatar: String }
`);
const complete = (document: string, data: unknown, variables = {}) =>
  nullCompletion(schema, parse(document))(structuredClone(data), variables);

describe('nullCompletion', () => {
  it('leaves a whole result as it is', () => {
    const data = { posts: [{ id: '1', author: { name: 'a' } }] };
    expect(complete('{ posts { id author { name } } }', data)).toEqual(data);
  });

  it('nulls the nearest nullable parent of a missing non-null field', () => {
    const data = { posts: [{ id: '1', author: { id: 'u' } }] };
    expect(complete('{ posts { id author { id name } } }', data)).toEqual({ posts: [{ id: '1', author: null }] });
  });

  it('does so where the field came by a fragment whose fields were dropped', () => {
    const query = '{ posts { id author { ...A } } } fragment A on User { name avatar }';
    expect(complete(query, { posts: [{ id: '1', author: {} }] })).toEqual({ posts: [{ id: '1', author: null }] });
  });

  it('goes up through non-null parents and lists of non-null items', () => {
    expect(complete('{ posts { id owner { name } } }', { posts: [{ id: '1', owner: null }] })).toEqual({ posts: null });
    expect(complete('{ strict { id owner { name } } }', { strict: [{ id: '1', owner: null }] })).toBeNull();
  });

  it('nulls an inner list only', () => {
    const data = { post: { tags: [[{ name: 'a' }], [{}]] } };
    expect(complete('{ post { tags { name } } }', data)).toEqual({ post: { tags: [[{ name: 'a' }], null] } });
  });

  it('gives missing nullable fields as null', () => {
    expect(complete('{ post { id author { name avatar } } }', { post: { id: '1', author: { name: 'a' } } })).toEqual({
      post: { id: '1', author: { name: 'a', avatar: null } },
    });
  });

  it('minds skip, include and aliases', () => {
    const query = 'query ($no: Boolean!) { post { key: id author { avatar name @include(if: $no) } } }';
    const data = { post: { key: '1', author: { avatar: 'x' } } };
    expect(complete(query, data, { no: false })).toEqual(data);
    expect(complete(query, data, { no: true })).toEqual({ post: { key: '1', author: null } });
    const byDefault = query.replace('Boolean!', 'Boolean! = true');
    expect(complete(byDefault, data)).toEqual({ post: { key: '1', author: null } });
  });

  it('completes an abstract value by its type, where the result tells it', () => {
    const query = '{ node { __typename ... on User { name } } }';
    expect(complete(query, { node: { __typename: 'User' } })).toEqual({ node: null });
    expect(complete('{ node { ... on User { name } } }', { node: {} })).toEqual({ node: {} });
  });
});
