import { monitorEventLoopDelay } from 'node:perf_hooks';
import { metrics } from '@opentelemetry/api';
import { PrometheusExporter, PrometheusSerializer } from '@opentelemetry/exporter-prometheus';
import { MeterProvider } from '@opentelemetry/sdk-metrics';

// Made at import: the metrics API has no proxy, so an instrument made before its provider would stay mute for ever.
const reader = new PrometheusExporter({ preventServerStart: true });
const provider = new MeterProvider({ readers: [reader] });
metrics.setGlobalMeterProvider(provider);
const serializer = new PrometheusSerializer();

/** Where all instruments of a process come from. */
export const meter = provider.getMeter('my-girok');

/** Seconds that calls took, by OpenTelemetry's RPC conventions. */
const callBoundaries = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];
export const serverDuration = meter.createHistogram('rpc.server.duration', {
  unit: 's',
  advice: { explicitBucketBoundaries: callBoundaries },
});
export const clientDuration = meter.createHistogram('rpc.client.duration', {
  unit: 's',
  advice: { explicitBucketBoundaries: callBoundaries },
});
export const handlerDuration = meter.createHistogram('messaging.process.duration', {
  unit: 's',
  advice: { explicitBucketBoundaries: callBoundaries },
});
export const publishedEvents = meter.createCounter('messaging.published');
export const handledEvents = meter.createCounter('messaging.handled');

const delay = monitorEventLoopDelay({ resolution: 20 });
delay.enable();
meter.createObservableGauge('nodejs.eventloop.delay.p99', { unit: 's' }).addCallback((result) => {
  result.observe(delay.percentile(99) / 1e9);
  delay.reset();
});
meter.createObservableGauge('process.memory.usage', { unit: 'By' }).addCallback((result) => {
  const { rss, heapUsed } = process.memoryUsage();
  result.observe(rss, { type: 'rss' });
  result.observe(heapUsed, { type: 'heap_used' });
});
meter.createObservableCounter('process.cpu.time', { unit: 's' }).addCallback((result) => {
  const { user, system } = process.cpuUsage();
  result.observe(user / 1e6, { mode: 'user' });
  result.observe(system / 1e6, { mode: 'system' });
});

/** All metrics of this process in Prometheus' text format. */
export async function scrapeMetrics(): Promise<string> {
  const { resourceMetrics } = await reader.collect();
  return serializer.serialize(resourceMetrics);
}
