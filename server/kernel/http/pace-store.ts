/** Where the edge's rate limiter counts: in the paces that all nodes share, each limited endpoint apart. */
import type { FastifyRateLimitOptions, FastifyRateLimitStore, FastifyRateLimitStoreCtor } from '@fastify/rate-limit'
import type { Ground } from '../ground.ts'
import { pacesOf } from '../paces.ts'

type Told = Parameters<FastifyRateLimitStore['incr']>[1]
type Route = FastifyRateLimitOptions & { routeInfo?: { method?: unknown; url?: string } }

export function paceStoreOf(ground: Ground): FastifyRateLimitStoreCtor {
  const paces = pacesOf(ground)
  return class PaceStore implements FastifyRateLimitStore {
    readonly #of: string
    constructor(_: FastifyRateLimitOptions, of = 'all') {
      this.#of = of
    }

    incr(address: string, told: Told, _window: number, limit = Infinity): void {
      const { count, restMs } = paces.count(`${this.#of}:${address}`, limit)
      told(null, { current: count, ttl: restMs })
    }

    child(route: Route): FastifyRateLimitStore {
      return new PaceStore(route, `${String(route.routeInfo?.method)}${route.routeInfo?.url}`)
    }
  }
}
