import { useSentence } from '../../../platform/errors/use-sentence.ts';
import type { Failure } from '../../../platform/graphql/failure.ts';
import type { Field, Wrong } from '../hooks/check-credentials.ts';

export interface Problems {
  /** The sentence under a field. */
  readonly of: (field: Field) => string | undefined;
  /** Everything, for the head of the form. */
  readonly all: readonly { readonly fieldId?: string; readonly message: string }[];
}

const fields: readonly Field[] = ['name', 'email', 'password'];

/** Joins what was found before sending with what the service answered, each with its sentence and its field. */
export function useProblems(wrong: Wrong, failure: Failure | undefined, prefix: string): Problems {
  const sentence = useSentence();
  const about = fields.find((field) => field === failure?.field);
  const of = (field: Field): string | undefined => {
    const code = wrong[field];
    if (code) return sentence({ kind: 'refused', code });
    return failure && about === field ? sentence(failure) : undefined;
  };
  const all: { fieldId?: string; message: string }[] = [];
  for (const field of fields) {
    const message = of(field);
    if (message) all.push({ fieldId: `${prefix}-${field}`, message });
  }
  if (failure && !about) all.push({ message: sentence(failure) });
  return { of, all };
}
