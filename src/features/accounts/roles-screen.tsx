import { useState } from 'react'
import type { RoleView } from '../../../types/accounts'
import type { Moment } from '../../../types/time'
import { useOperation } from '../../cloud/use-operation'
import { usePages } from '../../cloud/use-pages'
import { dayInWords, dayOf } from '../../contract/calendar'
import { Button } from '../../ui/button'
import { Section } from '../../ui/card'
import { Frame } from '../../ui/frame'
import { Empty } from '../../ui/notice'
import { Row, Rows } from '../../ui/row'
import { Listed } from '../door/listed'
import { Loaded } from '../door/loaded'
import { EndRoleSheet } from './end-role-sheet'
import { GrantRoleSheet } from './grant-role-sheet'
import { roleListRefusals, rolesWords as words } from './office-words'
import { roleWords } from './words'

/** Who holds which role in a place, since when and until when; and every change before (G151). */
export function RolesScreen({ orgId }: { orgId: string }) {
  const roles = useOperation('accounts.listRoles', { orgId })
  const past = usePages('accounts.listRoleHistory', { orgId })
  const [isGranting, setIsGranting] = useState(false)
  const [ending, setEnding] = useState<RoleView | null>(null)

  const place = roles.known?.value.place
  const can = roles.known?.value.can
  const settle = () => {
    setIsGranting(false)
    setEnding(null)
    void roles.reload()
    void past.reload()
  }

  return (
    <Frame
      title={place ? words.title(place.name) : words.titleUnknown}
      lead={words.lead}
      foot={can && can.grant.length > 0 && <Button onTap={() => setIsGranting(true)}>{words.grant}</Button>}
    >
      <Loaded story={roles} sentences={roleListRefusals}>
        {({ holders }) => (
          <Section title={words.now}>
            {holders.length === 0 ? (
              <Empty art="empty" title={words.empty} next={words.emptyNext} />
            ) : (
              <Rows>
                {holders.map(view => (
                  <Row
                    key={view.grantId}
                    title={`${roleWords[view.role]} · ${nameOf(view)}`}
                    note={termOf(view)}
                    mark={view.can.end ? words.end : undefined}
                    onTap={view.can.end ? () => setEnding(view) : undefined}
                  />
                ))}
              </Rows>
            )}
          </Section>
        )}
      </Loaded>
      <Section title={words.past}>
        <Listed
          pages={past}
          sentences={roleListRefusals}
          empty={<Empty title={words.noPast} next={words.noPastNext} />}
        >
          {items => (
            <Rows>
              {items.map(view => (
                <Row
                  key={view.grantId}
                  title={`${roleWords[view.role]} · ${nameOf(view)}`}
                  note={pastOf(view)}
                />
              ))}
            </Rows>
          )}
        </Listed>
      </Section>
      {isGranting && roles.known && (
        <GrantRoleSheet
          orgId={orgId}
          roles={roles.known.value.can.grant}
          inspectorDays={roles.known.value.inspectorDays}
          onClose={() => setIsGranting(false)}
          onGranted={settle}
        />
      )}
      {ending && (
        <EndRoleSheet
          orgId={orgId}
          view={ending}
          name={nameOf(ending)}
          onClose={() => setEnding(null)}
          onEnded={settle}
        />
      )}
    </Frame>
  )
}

function nameOf({ person, isYou }: RoleView): string {
  return (person?.name ?? words.unknown) + (isYou ? words.you : '')
}

function termOf({ person, since, until }: RoleView): string {
  const end = until === null ? words.forGood : words.until(lastDay(until))
  return [person?.unitName, since > 0 && words.sinceDay(day(since)), end].filter(Boolean).join(' · ')
}

function pastOf(view: RoleView): string {
  const { by, since, until, endedAt, endedAs } = view
  const end =
    endedAt === null
      ? until !== null && words.until(lastDay(until))
      : `${words.endedOn(day(endedAt))}（${endedAs ? words.endedAs[endedAs] : words.endedByItself}）`
  const granted = by && words.grantedBy(roleWords[by.role], by.place)
  return [since > 0 && words.sinceDay(day(since)), granted, end].filter(Boolean).join(' · ')
}

const day = (moment: Moment): string => dayInWords(dayOf(moment))
/** `until` is the moment after the last day. */
const lastDay = (until: Moment): string => day(until - 1)
