import { useRef, useState } from 'react'
import type { FileCard } from '../../../../server/modules/messaging/contract.ts'
import { useWords } from '../../../ui/words/index.ts'
import { Icon } from '../app/Icon.tsx'
import { voiceSeconds } from './voice-seconds.ts'

/** A spoken message; longer ones are wider. */
export function VoiceNote({ file }: { file: FileCard }) {
  const { t } = useWords()
  const audio = useRef<HTMLAudioElement>(null)
  const [share, setShare] = useState(0)
  const [isPlaying, setIsPlaying] = useState(false)
  const seconds = voiceSeconds(file)

  function toggle() {
    if (isPlaying) audio.current?.pause()
    else void audio.current?.play().catch(() => setIsPlaying(false))
  }
  function follow() {
    const player = audio.current
    if (player)
      setShare(Math.min(1, player.currentTime / (seconds ?? (Number.isFinite(player.duration) ? player.duration : 60))))
  }
  return (
    <div className="voice" style={{ width: Math.min(220, 96 + (seconds ?? 10) * 4) }}>
      <button
        type="button"
        className="voice-button"
        onClick={toggle}
        aria-label={
          isPlaying ? t('voice.pause') : seconds === null ? t('voice.playSome') : t('voice.play', { seconds })
        }
      >
        <Icon name={isPlaying ? 'pause' : 'play'} size={18} />
      </button>
      <span className="voice-track" aria-hidden="true">
        <span style={{ width: `${share * 100}%` }} />
      </span>
      {seconds === null ? null : <span className="voice-seconds">{seconds}″</span>}
      <audio
        ref={audio}
        src={`/api/files/${file.id}`}
        preload="none"
        onPlay={() => setIsPlaying(true)}
        onPause={() => setIsPlaying(false)}
        onEnded={() => setShare(0)}
        onTimeUpdate={follow}
      />
    </div>
  )
}
