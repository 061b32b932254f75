import type { Context } from '../../../kernel/context.ts'

/** Where a join code or an invitation leads; short, because it is drawn as a QR code and read aloud. */
export const joinUrlOf = ({ origin }: Pick<Context, 'origin'>, code: string): string => `${origin}/j/${code}`

/** A code as it was given out, from what somebody typed: codes have no o, i or l, so these are a 0 or a 1 misread. */
export const readCode = (typed: string): string => typed.trim().toLowerCase().replace(/o/g, '0').replace(/[il]/g, '1')
