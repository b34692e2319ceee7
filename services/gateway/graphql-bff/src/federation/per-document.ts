import type { DocumentNode, ExecutionArgs } from 'graphql';

type Asked = Pick<ExecutionArgs, 'schema' | 'document' | 'operationName'>;

/** Works something out once for each operation of each document, for as long as the document is kept. */
export function perDocument<T>(make: (asked: Asked) => T): (asked: Asked) => T {
  const known = new WeakMap<DocumentNode, Map<string, T>>();
  return (asked) => {
    let byName = known.get(asked.document);
    if (!byName) {
      byName = new Map();
      known.set(asked.document, byName);
    }
    const name = asked.operationName ?? '';
    let value = byName.get(name);
    if (value === undefined) {
      value = make(asked);
      byName.set(name, value);
    }
    return value;
  };
}
