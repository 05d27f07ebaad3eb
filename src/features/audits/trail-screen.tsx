import { useState } from 'react'
import type { Input } from '../../../types/api'
import type { AuditView } from '../../../types/audits'
import { usePages } from '../../cloud/use-pages'
import { momentInWords } from '../../contract/calendar'
import { Button } from '../../ui/button'
import { Frame } from '../../ui/frame'
import { Empty } from '../../ui/notice'
import { Row, Rows } from '../../ui/row'
import { Sheet } from '../../ui/sheet'
import { Listed } from '../door/listed'
import { VerifyTrail } from './verify-trail'
import { actInWords, asInWords, listRefusals, words } from './words'

type Of = Input<'audits.list'>['of']

/** The trail as the county office reads it: by time, by officer, by member; and whether anybody touched it. */
export function TrailScreen({ memberId }: { memberId: string | null }) {
  const [of, setOf] = useState<Of>(memberId ? { kind: 'member', memberId } : { kind: 'all' })
  const [officer, setOfficer] = useState('')
  const [chosen, setChosen] = useState<AuditView | null>(null)
  const rows = usePages('audits.list', { of })

  const narrow = (to: Of, name = '') => {
    setOf(to)
    setOfficer(name)
    setChosen(null)
  }
  return (
    <Frame title={words.title} lead={leadOf(of, officer)}>
      {of.kind === 'all' ? (
        <VerifyTrail />
      ) : (
        <Button kind="second" onTap={() => narrow({ kind: 'all' })}>
          {words.all}
        </Button>
      )}
      <Listed
        pages={rows}
        sentences={listRefusals}
        empty={<Empty art="empty" title={words.empty} next={words.emptyNext} />}
      >
        {items => (
          <Rows>
            {items.map(item => (
              <AuditRow key={item.auditId} item={item} onTap={() => setChosen(item)} />
            ))}
          </Rows>
        )}
      </Listed>
      {chosen && (
        <Sheet title={words.whoElse} onClose={() => setChosen(null)}>
          <Narrowing item={chosen} onChoose={narrow} />
        </Sheet>
      )}
    </Frame>
  )
}

function AuditRow({ item, onTap }: { item: AuditView; onTap: () => void }) {
  const { at, operation, members } = item
  return (
    <Row
      title={officerOf(item)}
      note={[momentInWords(at), actInWords(operation), words.members(members)].filter(Boolean).join('，')}
      onTap={onTap}
    />
  )
}

function Narrowing({ item, onChoose }: { item: AuditView; onChoose: (of: Of, name?: string) => void }) {
  const { officerId, memberId } = item
  return (
    <>
      <Button kind="second" onTap={() => onChoose({ kind: 'officer', officerId }, officerOf(item))}>
        {words.byOfficer}
      </Button>
      {memberId && (
        <Button kind="second" onTap={() => onChoose({ kind: 'member', memberId })}>
          {words.byMember}
        </Button>
      )}
    </>
  )
}

function officerOf({ as, officerName, isSystem }: AuditView): string {
  if (isSystem) return words.itself
  return officerName ? `${asInWords(as)} ${officerName}` : asInWords(as)
}

function leadOf(of: Of, officer: string): string {
  if (of.kind === 'officer') return words.leadOfficer(officer)
  return of.kind === 'member' ? words.leadMember : words.lead
}
