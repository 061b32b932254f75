/** A form whose answers survive a reload. Passwords are never kept. */
import type { FormInstance } from 'antd'
import { useState } from 'react'
import { dropDraft, keepDraft, readDraft } from '../../../ui/drafts.ts'

export type FormDraft = { restored: boolean; clear: () => void }

/** `start` is what the form shows without a draft. */
export function useFormDraft<T extends object>(
  form: FormInstance<T>,
  name: string,
  start: Partial<T> = {},
  secret: readonly (keyof T)[] = [],
) {
  const [kept] = useState(() => readDraft<Partial<T>>(name))
  const keep = (_: unknown, all: T) => {
    const open = Object.entries(all).filter(([field]) => !secret.includes(field as keyof T))
    keepDraft(name, Object.fromEntries(open))
  }
  return {
    /** Whether the form opened with what was typed before. */
    restored: kept !== null,
    bind: {
      /** Tells the fields of two forms on one page apart. */
      name: name.replace(/\W/g, '-'),
      initialValues: { ...start, ...kept } as T,
      onValuesChange: keep,
    },
    /** Forgets the draft: it was sent. */
    drop: () => dropDraft(name),
    /** Forgets the draft and shows the start again. */
    clear: () => {
      dropDraft(name)
      const blank = Object.fromEntries(Object.keys(form.getFieldsValue()).map((field) => [field, undefined]))
      form.setFieldsValue({ ...blank, ...start } as Parameters<typeof form.setFieldsValue>[0])
    },
  }
}
