import { Counter, Registry, collectDefaultMetrics } from 'prom-client';

export interface Metrics {
  registry: Registry;
  passwordVerifications: Counter;
}

/** Counters of this process, read by Prometheus on the private port. */
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
  };
}
