import { useEffect, useState } from 'react'

/** An address that shows a chosen picture before it is uploaded; null for other files. */
export function usePreview(file: File): string | null {
  const [address, setAddress] = useState<string | null>(null)
  useEffect(() => {
    if (!file.type.startsWith('image/')) return
    const made = URL.createObjectURL(file)
    setAddress(made)
    return () => URL.revokeObjectURL(made)
  }, [file])
  return address
}
