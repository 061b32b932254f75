/**
 * After a restore clients may have seen what is no more: every chat gets an epoch that it never had, and they fetch it
 * anew. Seconds since 2026, because the lost days may have counted epochs of their own, and so may an earlier restore.
 */
export const startAfresh = `
  update messaging.chats
  set epoch = greatest(epoch + 1, extract(epoch from now() - timestamptz '2026-01-01 00:00:00+00')::integer)`
