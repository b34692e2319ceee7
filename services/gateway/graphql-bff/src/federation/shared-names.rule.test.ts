import { buildSchema, parse, validate } from 'graphql';
import { describe, expect, it } from 'vitest';
import { sharedNamesRule } from './shared-names.rule.js';

const schema = buildSchema('type Query { me: Me user(id: ID): Me } type Me { id: ID! name: String! friend: Me }');
const refused = (document: string): string[] =>
  validate(schema, parse(document), [sharedNamesRule]).map(({ message }) => message);

describe('sharedNamesRule', () => {
  it.each(['__proto__', 'constructor', 'toString', 'hasOwnProperty', '__typename'])('refuses the alias %s', (alias) => {
    expect(refused(`{ me { ${alias}: friend { id } } }`)).toEqual([`The name "${alias}" is taken`]);
    expect(refused(`{ ...F } fragment F on Query { ${alias}: me { id } }`)).toHaveLength(1);
  });

  it('refuses such a name for a variable', () => {
    expect(refused('query ($__proto__: ID) { user(id: $__proto__) { id } }')).toEqual([
      'The name "__proto__" is taken',
    ]);
  });

  it('takes every other name, and __typename as itself', () => {
    expect(refused('query ($id: ID) { __typename proto: me { __typename name } user(id: $id) { id } }')).toEqual([]);
  });
});
