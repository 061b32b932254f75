import { useWords } from '../../../ui/words/index.ts'
import { Empty } from './Answered.tsx'
import { Link } from './Link.tsx'

export function LostPage() {
  const { t } = useWords()
  return (
    <main className="visitor">
      <Empty text={t('lost.text')}>
        <Link to="/" className="button">
          {t('lost.home')}
        </Link>
      </Empty>
    </main>
  )
}
