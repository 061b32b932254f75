/** Recording the microphone with what the browser can write. */

export type Recording = {
  /** Ends it; null when nothing was heard. */
  finish: () => Promise<File | null>
  /** Throws it away and lets the microphone go. */
  drop: () => void
}

/** Best first; Safari writes only the last. */
const kinds = [
  { mime: 'audio/webm;codecs=opus', ending: 'webm' },
  { mime: 'audio/ogg;codecs=opus', ending: 'ogg' },
  { mime: 'audio/mp4', ending: 'm4a' },
]

/** Asks for the microphone and begins; throws when it is refused or there is none. */
export async function startRecording(): Promise<Recording> {
  const kind = kinds.find(({ mime }) => MediaRecorder.isTypeSupported(mime))
  if (!kind) throw new Error('this browser cannot record')
  const microphone = await navigator.mediaDevices.getUserMedia({ audio: true })
  const recorder = new MediaRecorder(microphone, { mimeType: kind.mime, audioBitsPerSecond: 24_000 })
  const pieces: Blob[] = []
  const began = performance.now()
  recorder.ondataavailable = (event) => pieces.push(event.data)
  recorder.start(1000)
  const letGo = () => {
    for (const track of microphone.getTracks()) track.stop()
  }
  return {
    drop() {
      if (recorder.state !== 'inactive') recorder.stop()
      letGo()
    },
    async finish() {
      const seconds = Math.max(1, Math.round((performance.now() - began) / 1000))
      await stopped(recorder)
      letGo()
      const sound = new Blob(pieces, { type: kind.mime.split(';')[0] ?? kind.mime })
      return sound.size > 0 ? new File([sound], `voice-${seconds}s.${kind.ending}`, { type: sound.type }) : null
    },
  }
}

function stopped(recorder: MediaRecorder): Promise<void> {
  if (recorder.state === 'inactive') return Promise.resolve()
  return new Promise((resolve) => {
    recorder.onstop = () => resolve()
    recorder.stop()
  })
}
