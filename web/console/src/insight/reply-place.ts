/** Where the picture of who answers whom stands on a group's page. */
export const repliesId = 'replies'
