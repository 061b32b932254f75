/** In which sizes a picture of goods is kept; each number is ours by judgement and stands here alone. */

export const largestPictureBytes = 15 * 1024 * 1024

/** Pixels across: a shelf of two on a phone that draws three for one, a whole phone or half a desk. */
export const pictureWidths = { small: 480, large: 1440 } as const
export type PictureSize = keyof typeof pictureWidths

/** Names of their own: bytes of a chat's pictures are taken away when the last message goes that carries them. */
export const pictureVariants: Record<PictureSize, string> = { small: '.goods-480.webp', large: '.goods-1440.webp' }
