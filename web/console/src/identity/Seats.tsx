/** Operator seats: who runs this tenant and what they may do. */
import { Button } from 'antd'
import { useState } from 'react'
import { listTeamEndpoint } from '../../../../server/modules/identity/contract.ts'
import { useAsk } from '../../../ui/asking.ts'
import { useWords } from '../../../ui/words/index.ts'
import { Loaded } from '../app/Loaded.tsx'
import { mayAdminister, useMe } from '../app/me.tsx'
import { Sheet } from '../app/Page.tsx'
import { GiveSeat } from './GiveSeat.tsx'
import { SeatRow } from './SeatRow.tsx'

export function Seats() {
  const { t } = useWords()
  const me = useMe()
  const team = useAsk(listTeamEndpoint, {})
  const [giving, setGiving] = useState(false)
  const may = mayAdminister(me)
  return (
    <Sheet
      title={t('team.seatsTitle')}
      beside={
        may && (
          <Button type="primary" onClick={() => setGiving(true)}>
            {t('team.give')}
          </Button>
        )
      }
    >
      <Loaded from={team}>
        {(found) => (
          <ul className="lines">
            {found.rows.map((seat) => (
              <SeatRow key={seat.person.id} seat={seat} mine={seat.person.id === me.person.id} may={may} />
            ))}
          </ul>
        )}
      </Loaded>
      <p className="muted small">{t('team.roles')}</p>
      <GiveSeat open={giving} onClose={() => setGiving(false)} />
    </Sheet>
  )
}
