import type { Context } from '../../../kernel/context.ts'
import type { Stream } from '../rules/draw-cuts.ts'

/** Whole numbers below 2^32 that only who holds the server's secret could foretell: HMAC-SHA-256 of a key, block by block. */
export function keyedStream({ seal }: Pick<Context, 'seal'>, key: string): Stream {
  let block = 0
  let words: number[] = []
  return () => {
    if (words.length === 0) {
      const drawn = seal.fingerprint('promotions draw', `${key} ${block}`)
      words = (drawn.match(/.{8}/g) ?? []).map((hex) => Number.parseInt(hex, 16))
      block += 1
    }
    return words.pop() ?? 0
  }
}
