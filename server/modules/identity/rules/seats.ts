/** Who may give and take operator seats: owners any, admins those of staff. */
import type { StaffRole } from '../contract.ts'

export function mayChangeSeat(by: StaffRole | null, from: StaffRole | null, to: StaffRole | null): boolean {
  if (by === 'owner') return true
  return by === 'admin' && [from, to].every((role) => role === null || role === 'staff')
}
