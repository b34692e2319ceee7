declare module 'autocannon' {
  export interface Options {
    url: string;
    method: string;
    headers: Record<string, string>;
    body: string;
    connections: number;
    amount: number;
    /** The whole body that a right answer has. */
    expectBody?: string;
  }
  export interface Result {
    non2xx: number;
    errors: number;
    timeouts: number;
    mismatches: number;
    requests: { average: number };
    latency: { p50: number; p99: number };
  }
  export default function autocannon(options: Options): Promise<Result>;
}
