/** What identity tells the others. */
import { z } from 'zod'
import { news } from '../../../kernel/contract.ts'
import { personId } from './shapes.ts'

/** Somebody proved a phone or e-mail by which another person, without account, was known: both are the same. */
export const personRecognised = news('identity.person_recognised', z.object({ personId, formerId: personId }))
export const personChanged = news('identity.person_changed', z.object({ personId }))
