import { useCallback, useState } from 'react'
import { type FileCard, uploadFileEndpoint } from '../../../../server/modules/messaging/contract.ts'
import { upload } from '../../../ui/client.ts'

/** A file chosen for the next message: on its way up, there, or refused. */
export type Attachment = { key: string; file: File; share: number; card: FileCard | null; failure: unknown }

/** A message carries at most so many files. */
const mostFiles = 9

let counter = 0

/** The files of the next message; each is uploaded as soon as it is chosen. */
export function useAttachments() {
  const [list, setList] = useState<readonly Attachment[]>([])
  const change = useCallback((key: string, to: Partial<Attachment>) => {
    setList((now) => now.map((each) => (each.key === key ? { ...each, ...to } : each)))
  }, [])

  const start = useCallback(
    async (key: string, file: File): Promise<FileCard | null> => {
      change(key, { failure: null, share: 0 })
      try {
        const card = (await upload(
          uploadFileEndpoint,
          file,
          {},
          { onProgress: (share) => change(key, { share }) },
        )) as FileCard
        change(key, { card, share: 1 })
        return card
      } catch (failure) {
        change(key, { failure })
        return null
      }
    },
    [change],
  )
  const add = useCallback(
    (files: readonly File[]) => {
      const added = files.map((file) => ({ key: `file-${++counter}`, file, share: 0, card: null, failure: null }))
      setList((now) => [...now, ...added].slice(0, mostFiles))
      return Promise.all(added.map(({ key, file }) => start(key, file)))
    },
    [start],
  )
  const remove = useCallback((key: string) => setList((now) => now.filter((each) => each.key !== key)), [])
  const clear = useCallback(() => setList([]), [])
  const isReady = list.every((each) => each.card !== null)
  return { list, add, remove, clear, retry: start, isReady, fileIds: list.flatMap((each) => each.card?.id ?? []) }
}
export type Attachments = ReturnType<typeof useAttachments>
