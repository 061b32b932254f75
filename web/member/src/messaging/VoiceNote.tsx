import { useRef, useState } from 'react'
import type { FileCard } from '../../../../server/modules/messaging/contract.ts'
import { useWords } from '../../../ui/words/index.ts'
import { Icon } from '../app/Icon.tsx'
import { voiceSeconds } from './voice-seconds.ts'

/** A spoken message; longer ones are wider. */
export function VoiceNote({ file }: { file: FileCard }) {
  const { t } = useWords()
  const seconds = voiceSeconds(file)
  const { isPlaying, share, toggle, player } = usePlayer(seconds)
  const play = seconds === null ? t('voice.playSome') : t('voice.play', { seconds })
  return (
    <div className="voice" style={{ width: Math.min(220, 96 + (seconds ?? 10) * 4) }}>
      <button type="button" className="voice-button" onClick={toggle} aria-label={isPlaying ? t('voice.pause') : play}>
        <Icon name={isPlaying ? 'pause' : 'play'} size={18} />
      </button>
      <span className="voice-track" aria-hidden="true">
        <span style={{ width: `${share * 100}%` }} />
      </span>
      {seconds === null ? null : <span className="voice-seconds">{seconds}″</span>}
      <audio src={`/api/files/${file.id}`} preload="none" {...player} />
    </div>
  )
}

/** Plays a note and follows how far it is, 0 to 1; without a known length a minute is assumed. */
function usePlayer(seconds: number | null) {
  const ref = useRef<HTMLAudioElement>(null)
  const [share, setShare] = useState(0)
  const [isPlaying, setIsPlaying] = useState(false)
  function toggle() {
    if (isPlaying) ref.current?.pause()
    else void ref.current?.play().catch(() => setIsPlaying(false))
  }
  function onTimeUpdate() {
    const { currentTime = 0, duration = Number.NaN } = ref.current ?? {}
    setShare(Math.min(1, currentTime / (seconds ?? (Number.isFinite(duration) ? duration : 60))))
  }
  const onPlay = () => setIsPlaying(true)
  const onPause = () => setIsPlaying(false)
  const onEnded = () => setShare(0)
  return { isPlaying, share, toggle, player: { ref, onPlay, onPause, onEnded, onTimeUpdate } }
}
