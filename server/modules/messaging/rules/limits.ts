/** Numbers of the chat; each is ours by judgement and stands here alone. */

/** A member may take back what they said for as long as the field's habit has it. */
export const recallMinutes = 3
/** Corrections are for slips, not for rewriting history. */
export const editHours = 24
export const pinLimit = 10
/** Beyond this many missed changes a client is better off starting afresh. */
export const resetBeyond = 20_000
/** People named in a reaction or vote; more are counted, not named. */
export const namedPeople = 50
/** Small copies of pictures: as wide as a phone shows them in a chat. */
export const thumbnailWidth = 480
export const thumbnailVariant = '.480.webp'
/** A page that shows a chat says so again at least this often, in seconds. */
export const presenceSeconds = 60
