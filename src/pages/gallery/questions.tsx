import { useState } from 'react'
import { Card, Section } from '../../ui/card'
import { type Face, Faces } from '../../ui/faces'
import { Field } from '../../ui/field'
import { Steps } from '../../ui/steps'

const meanings = { best: '非常满意', good: '满意', fair: '基本满意', poor: '不满意', worst: '很不满意' }
const titles = ['选文件', '看结果', '导入']

/** What is asked of a person. */
export function Questions() {
  const [name, setName] = useState('')
  const [tail, setTail] = useState('12')
  const [reason, setReason] = useState('名册上的小区写错了，我住和谐家园。')
  const [face, setFace] = useState<Face | null>('good')

  return (
    <>
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
        <Faces meanings={meanings} chosen={face} onChoose={setFace} />
      </Section>
      <Section title="别人选过的">
        <Faces meanings={meanings} chosen="best" />
      </Section>
    </>
  )
}
