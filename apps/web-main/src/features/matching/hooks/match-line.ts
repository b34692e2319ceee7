/** What matching needs of a line: the realtime client of `/matching` is one. */
export interface MatchLine {
  readonly state: string;
  on(event: string, handler: (frame: { readonly data: unknown }) => void): () => void;
  request<Answer>(event: string, payload: unknown): Promise<Answer>;
}
