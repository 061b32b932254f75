// queries-do-not-write
import { admit } from '../operations/admit.ts'

export const readPerson = () => admit()
