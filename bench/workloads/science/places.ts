/** Where public data for checks may lie: beside the project, never in it. */
import { existsSync } from 'node:fs'

const beside = new URL('../../../../shared/', import.meta.url)

export function data(path: string): URL {
  return new URL(`data/${path}`, beside)
}

/** Published and reference figures for these data. */
export const answers = new URL('domain/science-golden.json', beside)

export function isHere(...places: URL[]): boolean {
  return places.every((place) => existsSync(place))
}
