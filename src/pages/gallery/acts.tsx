import { useState } from 'react'
import { Button } from '../../ui/button'
import { Section } from '../../ui/card'
import { Choices } from '../../ui/choices'
import { Confirm } from '../../ui/confirm'
import { More } from '../../ui/more'
import { Row, Rows } from '../../ui/row'
import { Sheet } from '../../ui/sheet'
import { Tabs } from '../../ui/tabs'
import { say } from '../../ui/toast'

const pause = () => new Promise(resolve => setTimeout(resolve, 2_000))

/** What can be tapped. */
export function Acts() {
  const [isOpen, setIsOpen] = useState(false)
  const [asking, setAsking] = useState<'plain' | 'reason' | null>(null)
  const [reason, setReason] = useState('')
  const [community, setCommunity] = useState('east')
  const [tab, setTab] = useState<'notYet' | 'done'>('notYet')

  return (
    <>
      <Section title="按钮">
        <Button onTap={pause}>最要紧的一件</Button>
        <Button icon="scan" onTap={pause}>
          带图标的
        </Button>
        <Button busy="正在报到…">正在办的</Button>
        <Button kind="second" onTap={pause}>
          其次的
        </Button>
        <Button kind="second" busy="正在打开…">
          其次的，正在办
        </Button>
        <Button kind="quiet" onTap={pause}>
          轻轻的
        </Button>
      </Section>
      <Section title="一件事，两个答法">
        <Answers />
      </Section>
      <Section title="一行一件">
        <Rows>
          <Row icon="people" title="能点开的一行" note="下面一句说明" onTap={pause} />
          <Row title="办好了的" note="和谐家园 · 尾号 0001" mark="11月22日" markTone="done" onTap={pause} />
          <Row title="要留心的" mark="还差两天" markTone="care" onTap={pause} />
          <Row title="只看不点的一行" mark="未报到" />
          <Row
            title="名字很长很长的一个党支部委员会，长到一行写不下"
            note="说明也很长：住在城关镇东路社区和谐家园二期，往里走到头"
            mark="未报到"
            onTap={pause}
          />
        </Rows>
        <More onMore={pause} />
      </Section>
      <Section title="换着看">
        <Tabs
          tabs={[
            { key: 'notYet', title: '未报到', count: 365 },
            { key: 'done', title: '已报到', count: 1 },
          ]}
          chosen={tab}
          onChoose={setTab}
        />
      </Section>
      <Section title="盖在上面的">
        <Button kind="second" onTap={() => setIsOpen(true)}>
          打开一张纸
        </Button>
        <Button kind="second" onTap={() => setAsking('plain')}>
          问一句再办
        </Button>
        <Button kind="second" onTap={() => setAsking('reason')}>
          问一句，写原因
        </Button>
        <Button kind="second" onTap={() => say('已经记下，谢谢您。')}>
          说一句话
        </Button>
      </Section>
      {asking && (
        <Confirm
          title="撤回这次导入？"
          sentence="名册会回到导入以前的样子，已经报到的记录不变。"
          yes="撤回"
          reason={
            asking === 'reason'
              ? {
                  label: '为什么撤回',
                  hint: '记在导入的经过里。',
                  error: reason ? null : '请写一句原因。',
                  value: reason,
                  onType: setReason,
                  maxLength: 50,
                }
              : undefined
          }
          onYes={pause}
          onNo={() => setAsking(null)}
        />
      )}
      {isOpen && (
        <Sheet title="选一个社区" onClose={() => setIsOpen(false)}>
          <Choices
            label="选一个社区"
            choices={[
              { key: 'east', title: '东路社区', note: '城关镇' },
              { key: 'west', title: '西路社区', note: '城关镇' },
            ]}
            chosen={community}
            onChoose={setCommunity}
          />
        </Sheet>
      )}
    </>
  )
}

/** Two buttons of one act: the one that was tapped says what it does. */
function Answers() {
  const [isBusy, setIsBusy] = useState(false)
  const answer = async () => {
    setIsBusy(true)
    await pause()
    setIsBusy(false)
  }
  return (
    <>
      <Button kind="second" busy={isBusy && '正在叫停…'} onTap={answer}>
        不是我换的
      </Button>
      <Button kind="quiet" busy={isBusy && '正在转过去…'} onTap={answer}>
        是我换的
      </Button>
    </>
  )
}
