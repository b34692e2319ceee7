/** What the personal subgraph's resolvers are given for each type: the entity's key, and what was required with it. */
export interface PersonReference {
  id: string;
}
export interface MeReference {
  id: string;
  registeredLocale?: string;
}
