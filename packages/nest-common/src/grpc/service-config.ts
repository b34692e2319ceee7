/**
 * gRPC's own retries (A6) for idempotent methods: up to three attempts on UNAVAILABLE with back-off and jitter, and a
 * throttle that stops retrying when more than about one in ten calls fails, so that retries never pile onto an outage.
 */
export function serviceConfig(service: string, methods: readonly string[]): string {
  return JSON.stringify({
    loadBalancingConfig: [{ round_robin: {} }],
    methodConfig:
      methods.length === 0
        ? []
        : [
            {
              name: methods.map((method) => ({ service, method })),
              retryPolicy: {
                maxAttempts: 3,
                initialBackoff: '0.05s',
                maxBackoff: '0.5s',
                backoffMultiplier: 2,
                retryableStatusCodes: ['UNAVAILABLE'],
              },
            },
          ],
    retryThrottling: { maxTokens: 10, tokenRatio: 0.1 },
  });
}
