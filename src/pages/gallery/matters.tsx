import { Bullets } from '../../ui/bullets'
import { Card, Section } from '../../ui/card'
import { Facts } from '../../ui/facts'
import { PersonLine } from '../../ui/person-line'
import { PlaceLine } from '../../ui/place-line'
import { Story } from '../../ui/story'

/** What is told about a matter, a person, a place. */
export function Matters() {
  return (
    <>
      <Section title="一件事的经过">
        <Card>
          <Story
            sentences={[
              { when: '11月18日 09:12', text: '王阿姨提出：三单元的路灯不亮。' },
              { when: '11月18日 10:05', who: '郑安', text: '已经受理，答应三天内去看。', tone: 'done' },
              { when: '11月20日 16:40', text: '秦冬向去看过，要换一只灯泡。', tone: 'done' },
              { when: '11月21日', text: '比答应的晚了一天。', tone: 'care' },
            ]}
            next="接下来：东路社区换好以后告诉王阿姨。"
          />
        </Card>
        <Card>
          <Story sentences={[{ when: '11月22日 08:00', text: '刚刚提出，还没有人受理。' }]} />
        </Card>
      </Section>
      <Section title="几句话">
        <Card>
          <Bullets
            sentences={['扫社区的码，看看是哪个报到点', '当面找社区书记办理，不用手机，带上身份证就行']}
          />
        </Card>
      </Section>
      <Section title="人">
        <Card>
          <PersonLine name="秦冬向" note="清禾县水务局 · 东路社区" />
          <PersonLine name="郑安" note="东路社区书记">
            首问负责
          </PersonLine>
          <PersonLine name="欧阳春晓" />
        </Card>
      </Section>
      <Section title="地方">
        <Card>
          <PlaceLine name="东路社区党群服务中心" note="和谐家园南门进，一楼右手" distance="300 米" />
          <PlaceLine name="和谐家园" />
        </Card>
      </Section>
      <Section title="几样事实">
        <Card>
          <Facts
            facts={[
              { name: '社区', text: '东路社区' },
              { name: '季度', text: '2026年第四季度' },
              { name: '下一次', text: '1月1日以后，再来扫一次' },
            ]}
          />
        </Card>
      </Section>
    </>
  )
}
