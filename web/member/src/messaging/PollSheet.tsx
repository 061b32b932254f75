import { type FormEvent, useState } from 'react'
import type { TopicId } from '../../../../server/modules/messaging/contract.ts'
import { plainWords } from '../../../ui/sync/plain-words.ts'
import { useWords } from '../../../ui/words/index.ts'
import { Icon } from '../app/Icon.tsx'
import { Sheet } from '../app/Sheet.tsx'
import { useDesk } from './chat-desk.ts'

const fewest = 2
const most = 10

/** Asks the group something with answers to choose from. */
export function PollSheet({ close, topicId }: { close: () => void; topicId: TopicId | null }) {
  const { t } = useWords()
  const { chat } = useDesk()
  const [question, setQuestion] = useState('')
  const [options, setOptions] = useState<readonly string[]>(['', ''])
  const [multiple, setMultiple] = useState(false)
  const filled = options.map((option) => option.trim()).filter((option) => option !== '')
  const isReady = question.trim() !== '' && new Set(filled).size >= fewest && new Set(filled).size === filled.length

  function send(event: FormEvent) {
    event.preventDefault()
    if (!isReady) return
    const poll = { question: question.trim(), options: filled, multiple }
    chat.send({ ...plainWords(''), topicId, poll })
    close()
  }
  return (
    <Sheet title={t('poll.new')} onClose={close}>
      <form className="form" onSubmit={send}>
        <label className="field">
          {t('poll.question')}
          <input value={question} maxLength={200} required onChange={(event) => setQuestion(event.target.value)} />
        </label>
        <Options options={options} setOptions={setOptions} />
        <label className="check">
          <input type="checkbox" checked={multiple} onChange={(event) => setMultiple(event.target.checked)} />
          {t('poll.allowMany')}
        </label>
        <button type="submit" className="button button-main" disabled={!isReady}>
          {t('poll.send')}
        </button>
      </form>
    </Sheet>
  )
}

type OptionsProps = { options: readonly string[]; setOptions: (options: readonly string[]) => void }

/** Answers to choose from; two at least. */
function Options({ options, setOptions }: OptionsProps) {
  const { t } = useWords()
  const change = (index: number, text: string) => setOptions(options.map((each, at) => (at === index ? text : each)))
  return (
    <>
      {options.map((option, index) => (
        <label className="field" key={`option ${index + 1}`}>
          {t('poll.option', { number: index + 1 })}
          <input
            value={option}
            maxLength={100}
            required={index < fewest}
            onChange={(event) => change(index, event.target.value)}
          />
        </label>
      ))}
      {options.length < most ? (
        <button type="button" className="text-button" onClick={() => setOptions([...options, ''])}>
          <Icon name="plus" size={16} /> {t('poll.addOption')}
        </button>
      ) : null}
    </>
  )
}
