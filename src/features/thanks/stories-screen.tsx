import { usePages } from '../../cloud/use-pages'
import { Card, Words } from '../../ui/card'
import { Frame } from '../../ui/frame'
import { Empty } from '../../ui/notice'
import { Listed } from '../door/listed'
import { readRefusals, words } from './words'

/** Good deeds, as neighbours told them and both sides wanted them told (A73). */
export function StoriesScreen({ communityId }: { communityId: string }) {
  const pages = usePages('thanks.stories', { communityId })
  return (
    <Frame title={words.storiesTitle} lead={words.storiesLead}>
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
    </Frame>
  )
}
