/** Business days of the tenant as moments. */
import { DateTime } from 'luxon'

export type Period = { from?: string | undefined; to?: string | undefined }

/** From the beginning of the first day to the end of the last one, in the tenant's zone; open where no day is given. */
export function momentsOf({ from, to }: Period, zone: string): { since: Date | null; until: Date | null } {
  return {
    since: from ? DateTime.fromISO(from, { zone }).startOf('day').toJSDate() : null,
    until: to ? DateTime.fromISO(to, { zone }).plus({ days: 1 }).startOf('day').toJSDate() : null,
  }
}
