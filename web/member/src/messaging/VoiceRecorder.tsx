import { useEffect, useRef, useState } from 'react'
import { useWords } from '../../../ui/words/index.ts'
import { Icon } from '../app/Icon.tsx'
import { toast } from '../app/toast.ts'
import { type Recording, startRecording } from './recording.ts'

/** A spoken message is at most so long, in seconds. */
const longest = 120

type Ends = { done: (file: File) => void; cancel: () => void }

/** Records a voice note: speak, then send or throw away. */
export function VoiceRecorder({ done, cancel }: Ends) {
  const { t } = useWords()
  const { seconds, send } = useRecording({ done, cancel })
  return (
    <div className="recorder">
      <button type="button" className="icon-button" onClick={cancel} aria-label={t('voice.drop')}>
        <Icon name="close" />
      </button>
      <p role="timer" aria-label={t('voice.recording', { seconds })}>
        <span className="recorder-dot" aria-hidden="true" /> {seconds}″ <span className="faint">/ {longest}″</span>
      </p>
      <button type="button" className="send-button" onClick={() => void send()} aria-label={t('common.send')}>
        <Icon name="send" size={20} />
      </button>
    </div>
  )
}

/** Records from now on; the microphone is let go however it ends. */
function useRecording({ done, cancel }: Ends) {
  const { t } = useWords()
  const recording = useRef<Recording | null>(null)
  const [seconds, setSeconds] = useState(0)
  useEffect(() => {
    let isGone = false
    const refused = () => {
      toast(t('voice.notAllowed'), 'failed')
      cancel()
    }
    startRecording().then((started) => {
      if (isGone) started.drop()
      else recording.current = started
    }, refused)
    const clock = setInterval(() => setSeconds((now) => now + 1), 1000)
    return () => {
      isGone = true
      clearInterval(clock)
      recording.current?.drop()
    }
    // oxlint-disable-next-line react/exhaustive-deps -- one recording for each time the recorder opens
  }, [])

  async function send() {
    const file = await recording.current?.finish()
    recording.current = null
    if (file) done(file)
    else cancel()
  }
  useEffect(() => {
    if (seconds >= longest) void send()
    // oxlint-disable-next-line react/exhaustive-deps -- only time ends a recording
  }, [seconds])
  return { seconds, send }
}
