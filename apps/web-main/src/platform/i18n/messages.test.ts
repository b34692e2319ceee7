import { type MessageFormatElement, parse, TYPE } from '@formatjs/icu-messageformat-parser';
import { describe, expect, it } from 'vitest';
import en from '../../../messages/en.json' with { type: 'json' };
import enMore from '../../../messages/en.more.json' with { type: 'json' };
import ko from '../../../messages/ko.json' with { type: 'json' };
import koMore from '../../../messages/ko.more.json' with { type: 'json' };

const flatten = (node: object, prefix = ''): [string, string][] =>
  Object.entries(node).flatMap(([key, value]: [string, unknown]) =>
    typeof value === 'string'
      ? [[`${prefix}${key}`, value] as [string, string]]
      : flatten(value as object, `${prefix}${key}.`),
  );

/** Names of arguments and tags, whatever their order. */
function args(elements: readonly MessageFormatElement[], found = new Set<string>()): Set<string> {
  for (const element of elements) {
    if (element.type === TYPE.literal || element.type === TYPE.pound) continue;
    found.add(element.type === TYPE.tag ? `<${element.value}>` : element.value);
    if (element.type === TYPE.plural || element.type === TYPE.select)
      for (const option of Object.values(element.options)) args(option.value, found);
    if (element.type === TYPE.tag) args(element.children, found);
  }
  return found;
}

const english = new Map(flatten({ first: en, more: enMore }));
const korean = new Map(flatten({ first: ko, more: koMore }));

describe('messages', () => {
  it('say the same things in both languages', () => {
    expect([...korean.keys()].sort()).toEqual([...english.keys()].sort());
  });

  it.each([...english.keys()])('%s takes the same arguments in both languages', (key) => {
    const both = [english, korean].map((language) => [...args(parse(language.get(key) ?? ''))].sort());
    expect(both[1]).toEqual(both[0]);
  });

  it('never shout', () => {
    for (const text of [...english.values(), ...korean.values()]) expect(text).not.toMatch(/[!！]/);
  });

  it('end Korean sentences in 해요체', () => {
    for (const [key, text] of korean)
      for (const sentence of text.replace(/\{reason\}/g, '').split(/(?<=\.)\s/))
        if (sentence.trim().endsWith('.')) expect(sentence.trim(), key).toMatch(/(요|\}|>)\.\}*$/);
  });
});
