import { usePages } from '../../cloud/use-pages'
import { goTo, routes } from '../../routes'
import { Button } from '../../ui/button'
import { Words } from '../../ui/card'
import { Frame } from '../../ui/frame'
import { Empty } from '../../ui/notice'
import { Row, Rows } from '../../ui/row'
import { useReturn } from '../../ui/use-return'
import { Listed } from '../door/listed'
import { lineOf, readRefusals, sizeInWords, words } from './words'

/** The groups of a community: how big each is, who leads it, where people vote (A44). */
export function GroupsScreen({ communityId }: { communityId: string }) {
  const pages = usePages('groups.list', { communityId })
  useReturn(pages.reload)

  return (
    <Frame title={words.title} lead={words.lead}>
      <Button onTap={() => goTo(routes.groupBuilder(communityId))}>{words.build}</Button>
      <Listed
        pages={pages}
        sentences={readRefusals}
        empty={<Empty art="empty" title={words.noGroups} next={words.noGroupsNext} />}
      >
        {items => (
          <>
            <Rows>
              {items.map(line => (
                <Row
                  key={line.groupId}
                  title={line.name}
                  note={lineOf(line)}
                  mark={line.isVoting ? words.voting : sizeInWords(line.sizeMark)}
                  markTone={line.isVoting ? 'care' : 'plain'}
                  onTap={() => goTo(routes.group(line.groupId))}
                />
              ))}
            </Rows>
            <Words kind="soft">{words.sizeNote}</Words>
          </>
        )}
      </Listed>
      <Words kind="soft">{words.membersNote}</Words>
    </Frame>
  )
}
