/** A form whose answers survive a reload. Passwords are never kept. */
import type { FormInstance } from 'antd'
import { useMemo } from 'react'
import { dropDraft, keepDraft, readDraft } from '../../../ui/drafts.ts'

export function useFormDraft<T extends object>(form: FormInstance<T>, name: string, secret: readonly (keyof T)[] = []) {
  const kept = useMemo(() => readDraft<Partial<T>>(name), [name])
  return {
    /** Whether the form opened with what was typed before. */
    restored: kept !== null,
    kept,
    bind: {
      ...(kept ? { initialValues: kept as T } : {}),
      onValuesChange: (_: unknown, all: T) => {
        const open = Object.fromEntries(Object.entries(all).filter(([field]) => !secret.includes(field as keyof T)))
        keepDraft(name, open)
      },
    },
    /** Forgets the draft: it was sent, or given up. */
    drop: () => dropDraft(name),
    clear: () => {
      dropDraft(name)
      form.resetFields()
    },
  }
}
