import { useState } from 'react'
import { useOperation } from '../../cloud/use-operation'
import { usePages } from '../../cloud/use-pages'
import { Button } from '../../ui/button'
import { Card, Section, Words } from '../../ui/card'
import { Field } from '../../ui/field'
import { Frame } from '../../ui/frame'
import { Empty } from '../../ui/notice'
import { Row, Rows } from '../../ui/row'
import { useMe } from '../accounts/use-me'
import { Listed } from '../door/listed'
import { Loaded } from '../door/loaded'
import { ratesRefusals } from '../ratings/words'
import { readRefusals, words } from './words'

const manyCommunities = 8

/** Good deeds, as neighbours told them and both sides wanted them told (A73): of one's own community first. */
export function StoriesScreen({ communityId: asked }: { communityId: string }) {
  const own = useMe().known?.value.person?.community?.orgId ?? ''
  const [chosen, setChosen] = useState<string | null>(null)
  const communityId = chosen ?? (asked || own)
  return (
    <Frame title={words.storiesTitle} lead={words.storiesLead}>
      {communityId && <Stories key={communityId} communityId={communityId} />}
      {communityId ? (
        <Button kind="quiet" onTap={() => setChosen('')}>
          {words.otherCommunity}
        </Button>
      ) : (
        <Communities onChoose={setChosen} />
      )}
    </Frame>
  )
}

function Stories({ communityId }: { communityId: string }) {
  const pages = usePages('thanks.stories', { communityId })
  return (
    <Listed
      pages={pages}
      sentences={readRefusals}
      empty={<Empty art="empty" title={words.storiesEmpty} next={words.storiesEmptyNext} />}
    >
      {items =>
        items.map(({ thanksId, name, text, signedBy }) => (
          <Card key={thanksId}>
            <Words kind="strong">{words.toWhom(name)}</Words>
            <Words>{text}</Words>
            {signedBy && <Words kind="soft">{words.signedBy(signedBy)}</Words>}
          </Card>
        ))
      }
    </Listed>
  )
}

/** Every community is named where the rates are public. */
function Communities({ onChoose }: { onChoose: (communityId: string) => void }) {
  const rates = useOperation('ratings.rates', { quarter: null })
  const [name, setName] = useState('')
  return (
    <Loaded story={rates} sentences={ratesRefusals} rows={4}>
      {({ items }) => (
        <Section title={words.whichCommunity}>
          {items.length > manyCommunities && (
            <Field
              label={words.findCommunity}
              hint={words.findCommunityHint}
              value={name}
              onType={setName}
              maxLength={20}
            />
          )}
          <Rows>
            {items
              .filter(({ community }) => community.name.includes(name.trim()))
              .map(({ community }) => (
                <Row
                  key={community.orgId}
                  icon="place"
                  title={community.name}
                  onTap={() => onChoose(community.orgId)}
                />
              ))}
          </Rows>
        </Section>
      )}
    </Loaded>
  )
}
