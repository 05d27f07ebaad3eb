import { useState } from 'react'
import type { CommunityRates } from '../../../types/ratings'
import type { Quarter } from '../../../types/time'
import { useOperation } from '../../cloud/use-operation'
import { nextQuarter, previousQuarter, quarterInWords } from '../../contract/calendar'
import { Button } from '../../ui/button'
import { Card, Section, Words } from '../../ui/card'
import { Facts } from '../../ui/facts'
import { Field } from '../../ui/field'
import { Frame } from '../../ui/frame'
import { Empty } from '../../ui/notice'
import { Loaded } from '../door/loaded'
import { ratesInWords, ratesMeaning, ratesRefusals, words } from './words'

const manyCommunities = 8

/** G78: the three rates of every community in the order of the tree, published by quarter and for everybody. */
export function RatesScreen() {
  const [wanted, setWanted] = useState<Quarter | null>(null)
  const rates = useOperation('ratings.rates', { quarter: wanted })
  return (
    <Frame title={words.ratesTitle} lead={words.ratesLead}>
      <Loaded story={rates} sentences={ratesRefusals} rows={4}>
        {({ quarter, latest, items }) => (
          <>
            <Card>
              <Facts facts={ratesMeaning} />
              <Words kind="soft">{words.ratesNote}</Words>
            </Card>
            <Section title={quarterInWords(quarter)}>
              <Communities items={items} />
            </Section>
            <Button kind="second" onTap={() => setWanted(previousQuarter(quarter))}>
              {words.earlier}
            </Button>
            {quarter < latest && (
              <Button kind="quiet" onTap={() => setWanted(nextQuarter(quarter))}>
                {words.later}
              </Button>
            )}
          </>
        )}
      </Loaded>
    </Frame>
  )
}

function Communities({ items }: { items: CommunityRates[] }) {
  const [name, setName] = useState('')
  const found = items.filter(({ community }) => community.name.includes(name.trim()))
  return (
    <>
      {items.length > manyCommunities && (
        <Field label={words.find} hint={words.findHint} value={name} onType={setName} maxLength={20} />
      )}
      {found.length === 0 && <Empty art="empty" title={words.notFound} next={words.notFoundNext} />}
      {found.map(rates => (
        <Card key={rates.community.orgId}>
          <Words kind="strong">{rates.community.name}</Words>
          <Rates {...rates} />
        </Card>
      ))}
    </>
  )
}

/** Three times the same no is said once. */
function Rates(rates: CommunityRates) {
  const { response, resolution, satisfaction } = rates
  if (!response.isShown && !resolution.isShown && !satisfaction.isShown) {
    return <Words kind="soft">{words.tooFew(response.least)}</Words>
  }
  return <Facts facts={ratesInWords(rates)} />
}
