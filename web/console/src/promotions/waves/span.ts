/** Where a bar stands on a time line that is as long as all of them together. */
type Times = { startsAt: string; endsAt: string }

/** In per cent of the whole, at least wide enough to be seen and never beyond its end. */
export function spanOf(all: readonly Times[]): (one: Times) => { left: number; width: number } {
  const from = Math.min(...all.map(({ startsAt }) => Date.parse(startsAt)))
  const length = Math.max(...all.map(({ endsAt }) => Date.parse(endsAt))) - from
  return ({ startsAt, endsAt }) => {
    const share = (time: number) => (length > 0 ? (time / length) * 100 : 0)
    const width = Math.max(1.5, share(Date.parse(endsAt) - Date.parse(startsAt)))
    return { left: Math.min(share(Date.parse(startsAt) - from), 100 - width), width }
  }
}
