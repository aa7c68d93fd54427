import { collectDefaultMetrics, Counter, Histogram, Registry } from 'prom-client';

/** What this node counts about itself. No label names a tenant, a person or a path with ids in it. */
export interface Meters {
  readonly contentType: string;
  text(): Promise<string>;
  /** A request was answered; `route` is its pattern, `seconds` how long it took. */
  answered(method: string, route: string, status: number, seconds: number): void;
}

export function openMeters(): Meters {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry, prefix: 'entente_' });
  const requests = new Counter({ name: 'entente_http_requests_total', help: 'Requests answered', labelNames: ['method', 'route', 'status'], registers: [registry] });
  const duration = new Histogram({
    name: 'entente_http_request_seconds', help: 'How long requests took', labelNames: ['method', 'route'], buckets: [0.005, 0.02, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10], registers: [registry],
  });
  return {
    contentType: registry.contentType,
    text: () => registry.metrics(),
    answered: (method, route, status, seconds) => {
      requests.inc({ method, route, status: `${Math.floor(status / 100)}xx` });
      duration.observe({ method, route }, seconds);
    },
  };
}
