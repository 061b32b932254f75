import { useWords } from '../../../ui/words/index.ts'
import { Icon } from '../app/Icon.tsx'
import { Link } from '../app/Link.tsx'

type Props = { reason: 'unknown' | 'closed' | 'invitation'; owner?: string }

/** Why there is no way in here, and what to do. */
export function JoinStopped({ reason, owner }: Props) {
  const { t } = useWords()
  // Beside a group's name this is a note; alone it is the page.
  const Title = reason === 'invitation' ? 'p' : 'h1'
  return (
    <section className="empty" role="alert">
      <Icon name="alert" size={32} />
      <Title className="standing-title">{t(`join.stopped.${reason}`)}</Title>
      <p>{t(`join.stoppedNext.${reason}`, { owner: owner ?? '' })}</p>
      {reason === 'invitation' ? null : (
        <Link to="/" className="button">
          {t('lost.home')}
        </Link>
      )}
    </section>
  )
}
