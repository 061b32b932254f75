/** Which files the store must hold: everybody's files, and uploaded exports that are still wanted. */
export const keptFiles = `
  select distinct tenant_id || '/' || left(sha256, 2) || '/' || sha256 as key, bytes from messaging.files
  union
  select file_key, bytes from messaging.imports where finished_at is null`
