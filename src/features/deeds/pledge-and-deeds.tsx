import { useOperation } from '../../cloud/use-operation'
import { dateInWords } from '../../contract/calendar'
import { goTo, routes } from '../../routes'
import { Section, Words } from '../../ui/card'
import { Row, Rows } from '../../ui/row'
import { useReturn } from '../../ui/use-return'
import { Loaded } from '../door/loaded'
import { readRefusals as pledgeRefusals, standingWords } from '../pledges/words'
import { readRefusals, words, yearInWords } from './words'

/** On my double card (G16): my pledge and this year's deeds, and the way to each. */
export function PledgeAndDeeds() {
  const pledge = useOperation('pledges.mine', {})
  const year = useOperation('deeds.year', {})
  useReturn(pledge.reload)
  useReturn(year.reload)
  return (
    <Section title={words.card}>
      <Loaded story={pledge} sentences={pledgeRefusals} rows={1} isAgeTold>
        {({ pledge }) => (
          <Rows>
            <Row
              icon="speech"
              title={words.pledgeRow}
              note={pledge?.text ?? words.pledgeNone}
              mark={pledge ? standingWords[pledge.standing] : undefined}
              markTone={
                pledge?.standing === 'public' ? 'done' : pledge?.standing === 'sentBack' ? 'care' : 'plain'
              }
              onTap={() => goTo(routes.myPledge())}
            />
          </Rows>
        )}
      </Loaded>
      <Loaded story={year} sentences={readRefusals} rows={1} isAgeTold>
        {value => (
          <Rows>
            <Row
              icon="check"
              title={words.deedsRow}
              note={yearInWords(value)}
              onTap={() => goTo(routes.myDeeds())}
            />
          </Rows>
        )}
      </Loaded>
    </Section>
  )
}

/** On somebody's registration, for whoever may see it: what is public, and what the community confirmed. */
export function PledgeAndDeedsOf(asked: { communityId: string; memberId: string }) {
  const shown = useOperation('deeds.show', asked)
  return (
    <Section title={words.shown}>
      <Loaded story={shown} sentences={readRefusals} rows={1} isAgeTold>
        {({ pledge, deeds }) =>
          pledge === null && deeds.length === 0 ? (
            <Words kind="soft">{words.shownNone}</Words>
          ) : (
            <Rows>
              {pledge !== null && <Row title={pledge} note={words.pledge} />}
              {deeds.map(({ day, text }) => (
                <Row key={`${day} ${text}`} title={text} note={dateInWords(day)} />
              ))}
            </Rows>
          )
        }
      </Loaded>
    </Section>
  )
}
