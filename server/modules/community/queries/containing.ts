/** An `ilike` pattern for what a person typed: `%` and `_` mean themselves. */
export const containing = (typed: string): string => `%${typed.trim().replace(/[\\%_]/g, '\\$&')}%`
