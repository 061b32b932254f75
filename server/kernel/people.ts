/** The ids the kernel must name to know who acts and for whom; their meaning belongs to identity. */
import type { z } from 'zod'

export type TenantId = string & z.core.$brand<'tnt'>
export type PersonId = string & z.core.$brand<'psn'>
export type SessionId = string & z.core.$brand<'ses'>
