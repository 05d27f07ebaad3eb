import { useState } from 'react'
import type { OfferedService } from '../../../types/teams'
import { useAction } from '../../cloud/use-action'
import { Button } from '../../ui/button'
import { Card, Section, Words } from '../../ui/card'
import { CheckRow } from '../../ui/check-row'
import { Rows } from '../../ui/row'
import { Sheet } from '../../ui/sheet'
import { say } from '../../ui/toast'
import { Refused } from '../door/refused'
import { offeredServices, offeredWords, offerRefusals, words } from './offer-words'
import { namesOf } from './words'

interface OfferCardProps {
  offered: OfferedService[]
  onChanged: () => unknown
}

/** 点单: for what residents may choose this volunteer by name; nothing unless he or she says so (X17). */
export function OfferCard({ offered, onChanged }: OfferCardProps) {
  const [ticked, setTicked] = useState<OfferedService[] | null>(null)
  const offer = useAction('teams.offer')

  const settle = async (answer: Awaited<ReturnType<typeof offer.run>>) => {
    setTicked(null)
    if (!answer?.ok) return
    say(answer.value.volunteer.offered.length > 0 ? words.saved : words.takenBack)
    await onChanged()
  }
  const send = async (services: OfferedService[]) => settle(await offer.run({ services }))
  return (
    <Section title={words.title}>
      <Card>
        <Words kind="strong">
          {offered.length > 0 ? words.offered(namesOf(offered, offeredWords)) : words.none}
        </Words>
        <Words kind="soft">{words.lead}</Words>
        {offer.refused && (
          <Refused
            answer={offer.refused}
            sentences={offerRefusals}
            onRetry={async () => settle(await offer.retry())}
          />
        )}
        <Button kind="second" onTap={() => setTicked(offered)}>
          {words.change}
        </Button>
        {offered.length > 0 && (
          <Button kind="quiet" busy={offer.isBusy && words.saving} onTap={() => send([])}>
            {words.takeBack}
          </Button>
        )}
      </Card>
      {ticked && (
        <Sheet title={words.change} onClose={() => setTicked(null)}>
          <Rows>
            {offeredServices.map(service => (
              <CheckRow
                key={service}
                title={offeredWords[service]}
                isChecked={ticked.includes(service)}
                onCheck={isChecked =>
                  setTicked(isChecked ? [...ticked, service] : ticked.filter(one => one !== service))
                }
              />
            ))}
          </Rows>
          <Button busy={offer.isBusy && words.saving} onTap={() => send(ticked)}>
            {words.save}
          </Button>
        </Sheet>
      )}
    </Section>
  )
}
