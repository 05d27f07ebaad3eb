import { useState } from 'react'
import { Card, Section } from '../../ui/card'
import { CheckRow, SelectBar } from '../../ui/check-row'
import { Empty } from '../../ui/notice'
import { Row, Rows } from '../../ui/row'
import { SearchBar } from '../../ui/search-bar'
import { SwitchRow } from '../../ui/switch-row'
import { TreeLine } from '../../ui/tree-line'

const people = ['秦冬向', '郑安', '高静']
const nothing = () => undefined

/** Lists in which one looks, opens, checks and switches. */
export function Lists() {
  const [text, setText] = useState('秦')
  const [isOpen, setIsOpen] = useState(true)
  const [checked, setChecked] = useState(['秦冬向'])
  const [isOn, setIsOn] = useState(true)
  const found = people.filter(name => name.startsWith(text))

  const check = (name: string, isNow: boolean) =>
    setChecked(before => (isNow ? [...before, name] : before.filter(other => other !== name)))

  return (
    <>
      <Section title="找一找">
        <SearchBar
          label="按姓名找"
          placeholder="姓名的头几个字"
          value={text}
          onType={setText}
          found={text && `找到 ${found.length} 人`}
        />
        {found.length > 0 ? (
          <Rows>
            {found.map(name => (
              <Row key={name} title={name} onTap={nothing} />
            ))}
          </Rows>
        ) : (
          <Card>
            <Empty art="empty" title="没有这样的人" next="换一个字再找。" />
          </Card>
        )}
      </Section>
      <Section title="一层一层">
        <Rows>
          <TreeLine level={0} title="清禾县" mark="10 个社区" isOpen onOpen={nothing} onTap={nothing} />
          <TreeLine
            level={1}
            title="东路社区"
            note="城关镇"
            mark="3 个小区"
            isOpen={isOpen}
            onOpen={() => setIsOpen(!isOpen)}
            onTap={nothing}
          />
          {isOpen && <TreeLine level={2} title="和谐家园" mark="12 栋" onTap={nothing} />}
          {isOpen && <TreeLine level={2} title="名字很长很长的松涛小区二期东院，一行写不下" mark="8 栋" />}
          <TreeLine
            level={1}
            title="西路社区"
            note="城关镇"
            isOpen={false}
            onOpen={nothing}
            onTap={nothing}
          />
        </Rows>
      </Section>
      <Section title="一起办几件">
        <SelectBar
          chosen={checked.length}
          total={people.length}
          onAll={isAll => setChecked(isAll ? people : [])}
        />
        <Rows>
          {people.map(name => (
            <CheckRow
              key={name}
              title={name}
              note="清禾县水务局 · 尾号 0001"
              mark="11月22日"
              isChecked={checked.includes(name)}
              onCheck={isNow => check(name, isNow)}
            />
          ))}
        </Rows>
      </Section>
      <Section title="开和关">
        <Rows>
          <SwitchRow title="有人提出申请时告诉我" note="每天最多一次" isOn={isOn} onSwitch={setIsOn} />
          <SwitchRow title="晚上也告诉我" isOn={false} onSwitch={nothing} />
        </Rows>
      </Section>
    </>
  )
}
