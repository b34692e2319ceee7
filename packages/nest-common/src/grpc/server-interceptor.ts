import { ServerInterceptingCall, type ServerInterceptor, status } from '@grpc/grpc-js';
import {
  type Context,
  context,
  propagation,
  ROOT_CONTEXT,
  type Span,
  SpanKind,
  SpanStatusCode,
  trace,
} from '@opentelemetry/api';
import { serverDuration } from '../telemetry/metrics.js';
import { tracer } from '../telemetry/tracing.js';
import { type CurrentCall, callStorage } from './current-call.js';
import { metadataGetter } from './metadata-carrier.js';

/** Continues the caller's trace, times the call, and lets the handler know its deadline and cancellation. */
export const serverInterceptor: ServerInterceptor = (method, call) => {
  const startedAt = performance.now();
  const [, service = '', name = ''] = method.path.split('/');
  const abort = new AbortController();
  let around: Context = ROOT_CONTEXT;
  let span: Span | undefined;

  const finish = (code: number) => {
    if (!span) return;
    const attributes = { 'rpc.service': service, 'rpc.method': name, 'rpc.grpc.status_code': status[code] ?? code };
    serverDuration.record((performance.now() - startedAt) / 1000, attributes);
    span.setAttributes({ ...attributes, 'rpc.system': 'grpc' });
    if (code === status.INTERNAL || code === status.UNKNOWN) span.setStatus({ code: SpanStatusCode.ERROR });
    span.end();
    span = undefined;
  };

  return new ServerInterceptingCall(call, {
    start: (next) =>
      next({
        onReceiveMetadata: (metadata, pass) => {
          const parent = propagation.extract(ROOT_CONTEXT, metadata, metadataGetter);
          span = tracer.startSpan(`${service}/${name}`, { kind: SpanKind.SERVER }, parent);
          around = trace.setSpan(parent, span);
          pass(metadata);
        },
        // grpc-js calls the handler of a unary method from here, of a streaming one from the first read.
        onReceiveHalfClose: (pass) => {
          const current: CurrentCall = { deadline: call.getDeadline().valueOf(), signal: abort.signal };
          context.with(around, () => callStorage.run(current, pass));
        },
        onCancel: () => {
          abort.abort(new Error('The caller cancelled'));
          finish(status.CANCELLED);
        },
      }),
    sendStatus: (result, next) => {
      finish(result.code);
      next(result);
    },
  });
};
