// tables-stay-home
import { db } from '../modules/identity/tables.ts'

export const report = db
