// web-looks-through-windows
import { identityDoor } from '../../server/modules/identity/index.ts'

export const page = identityDoor
