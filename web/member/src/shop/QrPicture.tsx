import { useEffect, useState } from 'react'

/** A text as a QR code. What draws it is loaded when the first is wanted. */
export function QrPicture({ text, alt }: { text: string; alt: string }) {
  const [drawn, setDrawn] = useState<string | null>(null)
  useEffect(() => {
    let isWanted = true
    void import('qrcode').then(async ({ toDataURL }) => {
      const picture = await toDataURL(text, { margin: 2, width: 440, errorCorrectionLevel: 'M' })
      if (isWanted) setDrawn(picture)
    })
    return () => {
      isWanted = false
    }
  }, [text])
  return <div className="qr">{drawn ? <img src={drawn} alt={alt} width={200} height={200} /> : null}</div>
}
