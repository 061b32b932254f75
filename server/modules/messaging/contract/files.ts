/** Pictures, voice notes and files. */
import { z } from 'zod'
import { endpoint } from '../../../kernel/contract.ts'
import { fileCard, fileId } from './message.ts'
import { FileRefused, FileTooLarge } from './problems.ts'

export const uploadFileEndpoint = endpoint({
  name: 'messaging.upload_file',
  route: 'POST /files',
  summary: 'Store a picture, voice note or file once; equal content is stored once',
  output: fileCard,
  problems: [FileRefused, FileTooLarge],
  transfer: 'upload',
})
export const readFileEndpoint = endpoint({
  name: 'messaging.read_file',
  route: 'GET /files/:fileId',
  summary: 'The file itself, for those who may see a message that carries it',
  input: z.object({ fileId }),
  transfer: 'binary',
})
export const readThumbnailEndpoint = endpoint({
  name: 'messaging.read_thumbnail',
  route: 'GET /files/:fileId/thumbnail',
  summary: 'A picture at most 480 pixels wide (WebP)',
  input: z.object({ fileId }),
  transfer: 'binary',
})
