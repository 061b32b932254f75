// only-above-identity
import { communityDoor } from '../community/index.ts'

export const identityDoor = communityDoor
