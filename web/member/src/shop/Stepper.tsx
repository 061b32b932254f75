import { useState } from 'react'
import { useWords } from '../../../ui/words/index.ts'
import { Icon } from '../app/Icon.tsx'

type Props = { label: string; value: number; least?: number; most: number; change: (value: number) => void }

/** How many: by one with the buttons, or typed; never more than there are. */
export function Stepper({ label, value, least = 1, most, change }: Props) {
  const { t } = useWords()
  const [typed, setTyped] = useState<string | null>(null)
  const bounded = (wish: number) => Math.max(least, Math.min(most, wish))
  function take() {
    const wish = Number.parseInt(typed ?? '', 10)
    if (!Number.isNaN(wish) && bounded(wish) !== value) change(bounded(wish))
    setTyped(null)
  }
  return (
    <div className="stepper" role="group" aria-label={label}>
      <button
        type="button"
        aria-label={t('shop.fewer')}
        disabled={value <= least}
        onClick={() => change(bounded(value - 1))}
      >
        <Icon name="minus" size={18} />
      </button>
      <input
        inputMode="numeric"
        autoComplete="off"
        aria-label={label}
        value={typed ?? value}
        onChange={(event) => setTyped(event.target.value.replace(/\D/g, '').slice(0, 4))}
        onBlur={take}
        onKeyDown={(event) => event.key === 'Enter' && take()}
      />
      <button
        type="button"
        aria-label={t('shop.more')}
        disabled={value >= most}
        onClick={() => change(bounded(value + 1))}
      >
        <Icon name="plus" size={18} />
      </button>
    </div>
  )
}
