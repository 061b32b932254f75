/** What identity tells the others. */
import { z } from 'zod'
import { news } from '../../../kernel/contract.ts'
import { personId } from './shapes.ts'

export const personChanged = news('identity.person_changed', z.object({ personId }))
