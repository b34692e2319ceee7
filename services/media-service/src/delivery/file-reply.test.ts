import { describe, expect, it } from 'vitest';
import { contentDisposition } from './file-reply.js';

describe('content-disposition', () => {
  it.each([
    ['plain.txt', 'plain.txt'],
    ['보고서.pdf', '%EB%B3%B4%EA%B3%A0%EC%84%9C.pdf'],
    ["it's (1)*.txt", 'it%27s%20%281%29%2A.txt'],
    ['a"; filename="b.html', 'a%22%3B%20filename%3D%22b.html'],
    ['a\r\nset-cookie: b', 'a%0D%0Aset-cookie%3A%20b'],
    ['a\u{d800}', 'a%EF%BF%BD'],
  ])('of %j has nothing in it that a header could be broken by', (name, encoded) => {
    const header = contentDisposition(name);
    expect(header).toBe(`attachment; filename*=UTF-8''${encoded}`);
    expect(header).toMatch(/^[\x20-\x7e]+$/);
  });
});
