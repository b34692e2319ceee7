import { parseArgs } from 'node:util';

/** What `npm start --` takes. */
export interface StartArguments {
  detach: boolean;
  reset: boolean;
  only: string[] | null;
}

/** Reads the flags of start. @throws TypeError for a flag it does not know */
export function startArguments(args: readonly string[]): StartArguments {
  const { values } = parseArgs({
    args: [...args],
    options: {
      detach: { type: 'boolean', default: false },
      reset: { type: 'boolean', default: false },
      only: { type: 'string' },
    },
  });
  const only =
    values.only === undefined
      ? null
      : values.only
          .split(',')
          .map((name) => name.trim())
          .filter(Boolean);
  if (only?.length === 0) throw new TypeError('--only needs names, for instance --only auth-service,postgresql');
  return { detach: values.detach, reset: values.reset, only };
}
