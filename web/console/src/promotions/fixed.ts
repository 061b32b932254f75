import { serverNow } from '../../../ui/server-time.ts'
import type { Activity } from './shapes.ts'

/** What was published holds: packets were counted when they were filled, a lottery's rules when it began (LO-1). */
export const isFixed = ({ kind, startsAt }: Pick<Activity, 'kind' | 'startsAt'>): boolean =>
  kind === 'red_packet' || (kind === 'lottery' && Date.parse(startsAt) <= serverNow())
