import { Frame } from '../../ui/frame'
import { Waiting } from '../../ui/waiting'
import { useMe } from '../accounts/use-me'
import { DeskScreen, GroupDeskScreen } from './desk-screen'
import { deskWords as words } from './desk-words'

/** The desk of a community, or of a group for its leader. */
export function DeskPlace({ orgId }: { orgId: string }) {
  const { known, refused, isSlow } = useMe()
  if (!known && !refused) {
    return (
      <Frame title={words.title}>
        <Waiting rows={4} isSlow={isSlow} />
      </Frame>
    )
  }
  const group = known?.value.can.enterCheckins.find(desk => desk.orgId === orgId && desk.kind === 'group')
  if (group) return <GroupDeskScreen groupId={orgId} communityId={group.communityId} />
  return <DeskScreen communityId={orgId} />
}
