// windows-are-browser-safe
import { EOL } from 'node:os'

export const ending = EOL
