// kernel-knows-no-module
import { identityDoor } from '../modules/identity/index.ts'

export const publish = () => identityDoor
