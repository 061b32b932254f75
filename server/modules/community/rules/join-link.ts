import type { Context } from '../../../kernel/context.ts'

/** Where a join code or an invitation leads; short, because it is drawn as a QR code and read aloud. */
export const joinUrlOf = ({ origin }: Pick<Context, 'origin'>, code: string): string => `${origin}/j/${code}`
