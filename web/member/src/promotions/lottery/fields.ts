/** How the boards are laid out; what is drawn is decided by the server, these only show it. */

/** Fields round the middle of a board: three by three, or four by four for more than eight prizes. */
export const sideOf = (prizes: number): 3 | 4 => (prizes > 8 ? 4 : 3)

/** Which prize stands on which field of the ring; fields that are left over show no prize, never one more to win. */
export function ringOf(kinds: readonly string[]): number[] {
  const fields = 4 * (sideOf(kinds.length) - 1)
  const none = kinds.indexOf('none')
  const left = fields - kinds.length
  // Spread among the prizes, so that what is none does not stand in one heap.
  return kinds.flatMap((_, place) => {
    const behind = Math.floor(((place + 1) * left) / kinds.length) - Math.floor((place * left) / kinds.length)
    return [place, ...Array<number>(behind).fill(none)]
  })
}

/** Row and column of each field of a ring, clockwise from the left corner above. */
export function ringPlaces(side: 3 | 4): { row: number; column: number }[] {
  const steps = Array.from({ length: side - 1 }, (_, step) => step + 1)
  return [
    ...steps.map((column) => ({ row: 1, column })),
    ...steps.map((row) => ({ row, column: side })),
    ...steps.map((step) => ({ row: side, column: side + 1 - step })),
    ...steps.map((step) => ({ row: side + 1 - step, column: 1 })),
  ]
}

/** How far a wheel stands turned, in degrees, for the middle of a sector to be below its pointer: some whole turns further on. */
export function turnTo(sectors: number, place: number, from: number): number {
  const middle = ((place + 0.5) * 360) / sectors
  return (Math.ceil(from / 360) + 4) * 360 + 360 - middle
}

/** A sector of a wheel of radius 100 round the origin, as an SVG path. */
export function sectorPath(sectors: number, place: number): string {
  const at = (share: number) => {
    const angle = (2 * Math.PI * share) / sectors - Math.PI / 2
    return `${(100 * Math.cos(angle)).toFixed(3)} ${(100 * Math.sin(angle)).toFixed(3)}`
  }
  return `M0 0 L${at(place)} A100 100 0 ${sectors < 2 ? 1 : 0} 1 ${at(place + 1)} Z`
}
