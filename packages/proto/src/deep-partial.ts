type Leaf = Date | Uint8Array | string | number | boolean | undefined | null;

/** A message of which any field may be left out; an absent field has its proto3 default. */
export type DeepPartial<T> = T extends Leaf
  ? T
  : T extends readonly (infer U)[]
    ? readonly DeepPartial<U>[]
    : { [K in keyof T]?: DeepPartial<T[K]> };
