import { DomainError } from '@my-girok/nest-common';
import { parse } from 'graphql';
import { describe, expect, it } from 'vitest';
import { checkShape } from './shape.js';

const limits = { depth: 4, aliases: 3, fields: 20 };
const codeOf = (document: string): string | undefined => {
  try {
    checkShape(parse(document), limits);
  } catch (error) {
    if (error instanceof DomainError) return error.code;
    throw error;
  }
};

describe('checkShape', () => {
  it('lets a document within the limits pass', () => {
    expect(codeOf('{ a { b { c { d } } } x: a { b } }')).toBeUndefined();
  });

  it('refuses one level too many, also through fragments', () => {
    expect(codeOf('{ a { b { c { d { e } } } } }')).toBe('BFF_TOO_DEEP');
    expect(codeOf('{ a { b { ...F } } } fragment F on T { c { d { e } } }')).toBe('BFF_TOO_DEEP');
    expect(codeOf('{ a { ... { ... { ... { ... { b } } } } } }')).toBeUndefined();
  });

  it('refuses one alias too many, counted where fragments are spread', () => {
    expect(codeOf('{ a: f b: f c: f d: f }')).toBe('BFF_TOO_MANY_ALIASES');
    expect(codeOf('{ p { ...F } q { ...F } } fragment F on T { a: f b: f }')).toBe('BFF_TOO_MANY_ALIASES');
  });

  it('refuses fragments that multiply, without multiplying itself', () => {
    const levels = 60;
    const bomb = Array.from({ length: levels }, (_, i) => `fragment F${i} on T { ...F${i + 1} ...F${i + 1} }`);
    expect(codeOf(`{ ...F0 } ${bomb.join(' ')} fragment F${levels} on T { a }`)).toBe('BFF_TOO_MANY_FIELDS');
  });

  it('refuses fragments in a circle', () => {
    expect(codeOf('{ ...A } fragment A on T { ...B } fragment B on T { ...A }')).toBe('BFF_DOCUMENT_INVALID');
  });

  it('leaves introspection out', () => {
    expect(codeOf('{ __schema { types { fields { type { ofType { ofType { name } } } } } } }')).toBeUndefined();
  });
});
