export const communityDoor = 'community'
