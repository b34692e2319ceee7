import type { ServerUnaryCall, ServerWritableStream, sendUnaryData } from '@grpc/grpc-js';
import { grpcHealth } from '@my-girok/proto';
import type { Health } from '../health/health.js';

const { HealthCheckResponse_ServingStatus: Status } = grpcHealth;
const WATCH_EVERY_MS = 1000;

/** grpc.health.v1 by this process's readiness. The empty service name asks for the whole process. */
export function healthService(health: Health, services: readonly string[]): grpcHealth.HealthServer {
  const statusOf = async (service: string) => {
    if (service !== '' && !services.includes(service)) return Status.SERVICE_UNKNOWN;
    return (await health.readiness()).ready ? Status.SERVING : Status.NOT_SERVING;
  };
  return {
    async check(
      call: ServerUnaryCall<grpcHealth.HealthCheckRequest, grpcHealth.HealthCheckResponse>,
      done: sendUnaryData<grpcHealth.HealthCheckResponse>,
    ) {
      const status = await statusOf(call.request.service);
      if (status === Status.SERVICE_UNKNOWN) done({ code: 5, details: 'unknown service' });
      else done(null, { status });
    },
    watch(call: ServerWritableStream<grpcHealth.HealthCheckRequest, grpcHealth.HealthCheckResponse>) {
      let last: number | undefined;
      const look = async () => {
        const status = await statusOf(call.request.service);
        if (status !== last && !call.destroyed) call.write({ status });
        last = status;
      };
      void look();
      const timer = setInterval(() => void look(), WATCH_EVERY_MS);
      call.on('cancelled', () => clearInterval(timer));
      call.on('close', () => clearInterval(timer));
    },
  };
}
