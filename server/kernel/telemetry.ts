/** Numbers about this process for Prometheus: `/metrics`. */
import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client'
import type { Ground } from './ground.ts'

export function openTelemetry(ground: Pick<Ground, 'hub' | 'database'>) {
  const registry = new Registry()
  collectDefaultMetrics({ register: registry, prefix: 'qunluo_' })
  const requests = new Histogram({
    name: 'qunluo_request_seconds',
    help: 'Time to answer a request, by endpoint and status',
    labelNames: ['endpoint', 'status'],
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5],
    registers: [registry],
  })
  const problems = new Counter({
    name: 'qunluo_problems_total',
    help: 'Refusals by code',
    labelNames: ['code'],
    registers: [registry],
  })
  new Gauge({
    name: 'qunluo_sockets',
    help: 'Open WebSockets',
    registers: [registry],
    collect() {
      this.set(ground.hub.size)
    },
  })
  new Gauge({
    name: 'qunluo_database_waiting',
    help: 'Requests waiting for a database connection',
    registers: [registry],
    collect() {
      this.set(ground.database.pool.waitingCount)
    },
  })
  return { registry, requests, problems }
}
