import { Button } from '../../ui/button'
import { Card, Section } from '../../ui/card'
import { Empty, Refusal } from '../../ui/notice'
import { OfflineBar } from '../../ui/offline-bar'
import { QueueBadge } from '../../ui/queue-badge'
import { Skeleton } from '../../ui/skeleton'
import { Waiting } from '../../ui/waiting'

const nothing = () => undefined

/** What a person is answered: wait, nothing, no, or not now. */
export function Answers() {
  return (
    <>
      <Section title="没有网络">
        <OfflineBar time="11月22日 20:00" onRetry={nothing} />
        <QueueBadge waiting={2} />
      </Section>
      <Section title="请等等">
        <Card>
          <Skeleton hasInitial lines={2} />
        </Card>
        <Card>
          <Skeleton lines={4} />
        </Card>
        <Waiting rows={2} />
      </Section>
      <Section title="等久了">
        <Waiting rows={1} isSlow />
      </Section>
      <Section title="还没有">
        <Card>
          <Empty art="empty" title="没有等着的申请" next="有人申请时会出现在这里。" />
        </Card>
      </Section>
      <Section title="不行，和怎么办">
        <Card>
          <Refusal
            art="closed"
            title="名册上您不住在这个社区"
            next="请到您自己的社区报到。刚搬了家的，请单位书记把名册上的小区改过来。"
          >
            <Button onTap={nothing}>再扫一次</Button>
            <Button kind="quiet" onTap={nothing}>
              回首页
            </Button>
          </Refusal>
        </Card>
        <Card>
          <Refusal art="away" title="出了点问题" next="请过一会儿再试。" code="编号 7F3A" />
        </Card>
      </Section>
    </>
  )
}
