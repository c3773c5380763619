import { Counter, Registry, collectDefaultMetrics } from 'prom-client';

export interface Metrics {
  registry: Registry;
  passwordVerifications: Counter;
  resolverExecutions: Counter;
}

/**
 * Counters of this process, read by Prometheus on the private port. Memory and the delay of the event loop
 * (`process_resident_memory_bytes`, `nodejs_eventloop_lag_…_seconds`) are among the default ones.
 */
export function createMetrics(): Metrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  return {
    registry,
    passwordVerifications: new Counter({
      name: 'password_verifications_total',
      help: 'Passwords that reached the hash, right or wrong, real or dummy.',
      registers: [registry],
    }),
    resolverExecutions: new Counter({
      name: 'resolver_executions_total',
      help: 'Root fields of operations that were executed.',
      registers: [registry],
    }),
  };
}
