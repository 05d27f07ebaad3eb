import { View } from '@tarojs/components'
import { Bars } from '../../ui/bars'
import { Card, Section, Words } from '../../ui/card'
import './counts.css'
import { FaceCounts } from '../../ui/faces'
import { Figure } from '../../ui/figure'
import { Progress } from '../../ui/progress'
import { Ring } from '../../ui/ring'

/** How many, of how many. */
export function Counts() {
  return (
    <>
      <Section title="一个数">
        <Card>
          <Figure number={1214} unit="人已报到" of="名册登记 3,345 人" asOf="截至 11月22日 20:00" />
        </Card>
        <Card>
          <Figure number={0} unit="件还没办" of="这个季度受理 18 件" asOf="截至 11月22日 20:00" />
        </Card>
      </Section>
      <Section title="一条">
        <Card>
          <Words kind="strong">已报到 0 人，名册登记 366 人</Words>
          <Progress done={0} total={366} />
          <Words kind="strong">已报到 1 人，名册登记 366 人</Words>
          <Progress done={1} total={366} />
          <Words kind="strong">已报到 214 人，名册登记 366 人</Words>
          <Progress done={214} total={366} />
          <Words kind="strong">已报到 365 人，名册登记 366 人</Words>
          <Progress done={365} total={366} />
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
            <Ring label="已报到" done={1} total={366} />
            <Ring label="已报到" done={11} total={40} />
            <Ring label="已报到" done={29} total={40} />
            <Ring label="已报到" done={40} total={40} />
          </View>
        </Card>
      </Section>
      <Section title="几张脸">
        <Card>
          <FaceCounts
            meanings={{
              best: '非常满意',
              good: '满意',
              fair: '基本满意',
              poor: '不满意',
              worst: '非常不满意',
            }}
            counts={{ best: 83, good: 82, fair: 29, poor: 29, worst: 7 }}
            label="230 张答了"
          />
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
