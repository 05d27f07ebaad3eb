import { useState } from 'react'
import { Card, Section } from '../../ui/card'
import { CheckChips, Chips } from '../../ui/chips'
import { Choices } from '../../ui/choices'
import { DateField } from '../../ui/date-field'
import { type Face, Faces } from '../../ui/faces'
import { Field } from '../../ui/field'
import { Stepper } from '../../ui/stepper'
import { Steps } from '../../ui/steps'
import { Tiles } from '../../ui/tiles'

const meanings = { best: '非常满意', good: '满意', fair: '基本满意', poor: '不满意', worst: '很不满意' }
const communities = [
  { key: 'east', title: '东路社区', note: '城关镇' },
  { key: 'west', title: '西路社区', note: '城关镇' },
  { key: 'south', title: '南关社区' },
]
const matters = [
  { key: 'lamp', icon: 'lamp', title: '修水电家电' },
  { key: 'heart', icon: 'heart', title: '看病和身体' },
  { key: 'leaf', icon: 'leaf', title: '卫生环境', note: '垃圾、下水道' },
]
const whens = [
  { key: 'soon', title: '越快越好' },
  { key: 'evening', title: '晚上' },
  { key: 'any', title: '什么时候都行' },
]
const skills = ['法律', '医疗', '家电、木工维修', '教学辅导', '外语、手语'].map(title => ({
  key: title,
  title,
}))
const titles = ['选文件', '看结果', '导入']

/** What is asked of a person. */
export function Questions() {
  const [name, setName] = useState('')
  const [tail, setTail] = useState('12')
  const [reason, setReason] = useState('名册上的小区写错了，我住和谐家园。')
  const [until, setUntil] = useState('')
  const [day, setDay] = useState('2026-11-22')
  const [past, setPast] = useState('2026-09-30')
  const [community, setCommunity] = useState<string | null>('east')
  const [when, setWhen] = useState<string | null>('any')
  const [able, setAble] = useState(['医疗'])
  const [count, setCount] = useState(3)
  const [face, setFace] = useState<Face | null>('good')

  return (
    <>
      <Section title="点一个大图">
        <Tiles tiles={matters} onTap={() => {}} />
        <Chips label="什么时候方便" chips={whens} chosen={when} onChoose={setWhen} />
        <CheckChips
          label="会些什么"
          chips={skills}
          checked={able}
          onCheck={(key, isChecked) =>
            setAble(now => (isChecked ? [...now, key] : now.filter(one => one !== key)))
          }
        />
      </Section>
      <Section title="填空">
        <Field label="您的姓名" placeholder="例如：秦冬向" value={name} onType={setName} />
        <Field
          label="手机号的后四位"
          hint="名册上没留手机号的，空着就行。"
          error="填四个数字，或者空着。"
          kind="number"
          value={tail}
          onType={setTail}
        />
        <Field
          isLong
          label="退回的原因"
          hint="本人会看到这句话。"
          value={reason}
          onType={setReason}
          maxLength={200}
        />
      </Section>
      <Section title="写满了">
        <Field isLong label="想说的话" value="门口的路灯不亮。" onType={() => undefined} maxLength={8} />
      </Section>
      <Section title="哪一天">
        <DateField label="什么时候到期" hint="不知道可以先空着。" value={until} onChoose={setUntil} />
        <DateField
          label="哪一天的事"
          value={day}
          onChoose={setDay}
          earliest="2026-10-01"
          latest="2026-11-22"
        />
        <DateField
          label="哪一天补办"
          value={past}
          onChoose={setPast}
          earliest="2026-10-01"
          latest="2026-12-31"
        />
        <DateField label="哪一天开会" error="请选开会的日期。" value="" onChoose={() => undefined} />
      </Section>
      <Section title="选一个">
        <Choices label="选一个社区" choices={communities} chosen={community} onChoose={setCommunity} />
      </Section>
      <Section title="几个">
        <Stepper
          label="要几个人"
          hint="最多五个。"
          unit="人"
          value={count}
          least={1}
          most={5}
          onStep={setCount}
        />
        <Stepper label="带几把伞" value={0} onStep={() => undefined} />
      </Section>
      <Section title="几步">
        <Card>
          <Steps titles={titles} at={0} />
        </Card>
        <Card>
          <Steps titles={titles} at={1} />
        </Card>
        <Card>
          <Steps titles={titles} at={3} />
        </Card>
      </Section>
      <Section title="满不满意">
        <Faces label="满不满意" meanings={meanings} chosen={face} onChoose={setFace} />
      </Section>
      <Section title="还没有选">
        <Faces label="还没有选" meanings={meanings} chosen={null} onChoose={() => undefined} />
      </Section>
      <Section title="别人选过的">
        <Faces meanings={meanings} chosen="best" />
      </Section>
    </>
  )
}
