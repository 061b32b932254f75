/** Pictures of goods: kept once in two sizes, shown wherever the goods are. */
import { z } from 'zod'
import { endpoint } from '../../../kernel/contract.ts'
import { PictureUnreadable } from './problems.ts'
import { pictureId } from './shapes.ts'

export const picture = z.object({
  id: pictureId,
  /** What it shows, for those who cannot see it. */
  alt: z.string(),
  width: z.number().int(),
  height: z.number().int(),
})
export type Picture = z.infer<typeof picture>

export const uploadPictureEndpoint = endpoint({
  name: 'commerce.upload_picture',
  route: 'POST /pictures',
  summary:
    'Keep a picture of goods (JPEG, PNG, WebP, GIF or AVIF; 15 MB at most), without what the camera noted beside it',
  output: picture,
  problems: [PictureUnreadable],
  transfer: 'upload',
})
export const readPictureEndpoint = endpoint({
  name: 'commerce.read_picture',
  route: 'GET /pictures/:pictureId/:size',
  summary: 'A picture of goods (WebP): small is at most 480 pixels wide, large 1440',
  input: z.object({ pictureId, size: z.enum(['small', 'large']) }),
  transfer: 'binary',
})
