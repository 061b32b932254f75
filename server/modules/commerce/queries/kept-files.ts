import { pictureVariants } from '../rules/picture-sizes.ts'

/** Which files the store must hold: the pictures of goods, by their large copies. */
export const keptFiles = `
  select distinct tenant_id || '/' || left(sha256, 2) || '/' || sha256 || '${pictureVariants.large}' as key, bytes
    from commerce.pictures`
