import { View } from '@tarojs/components'
import { Bars } from '../../ui/bars'
import { Card, Section, Words } from '../../ui/card'
import './counts.css'
import { Progress } from '../../ui/progress'
import { Ring } from '../../ui/ring'

/** How many, of how many. */
export function Counts() {
  return (
    <>
      <Section title="一条">
        <Card>
          <Words kind="strong">已报到 0 人，名册登记 366 人</Words>
          <Progress done={0} total={366} />
          <Words kind="strong">已报到 214 人，名册登记 366 人</Words>
          <Progress done={214} total={366} />
          <Words kind="strong">366 人都报到了</Words>
          <Progress done={366} total={366} />
          <Words kind="soft">名册上还没有人</Words>
          <Progress done={0} total={0} />
        </Card>
      </Section>
      <Section title="一圈">
        <Card>
          <View className="gallery-rings">
            <Ring label="已报到" done={0} total={40} />
            <Ring label="已报到" done={11} total={40} />
            <Ring label="已报到" done={29} total={40} />
            <Ring label="已报到" done={40} total={40} />
          </View>
        </Card>
      </Section>
      <Section title="几条">
        <Card>
          <Bars
            bars={[
              { name: '和谐家园', done: 41, total: 120 },
              { name: '松涛小区', done: 88, total: 96 },
              { name: '荷塘新村', done: 0, total: 37 },
            ]}
          />
        </Card>
      </Section>
    </>
  )
}
