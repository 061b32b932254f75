import { useEffect, useState } from 'react'
import { serverNow } from '../../../ui/server-time.ts'

/** Milliseconds until a moment by the server's clock, told anew each second; none once it has passed. */
export function useTimeLeft(until: string): number {
  const left = () => Math.max(0, Date.parse(until) - serverNow())
  const [now, setNow] = useState(left)
  useEffect(() => {
    const tell = () => setNow(Math.max(0, Date.parse(until) - serverNow()))
    tell()
    const timer = setInterval(tell, 1000)
    return () => clearInterval(timer)
  }, [until])
  return now
}

/** 14:59 */
export function clockOf(milliseconds: number): string {
  const seconds = Math.ceil(milliseconds / 1000)
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`
}
