import { useState } from 'react'
import type { PostPlaceView } from '../../../types/posts'
import { useAction } from '../../cloud/use-action'
import { usePages } from '../../cloud/use-pages'
import { dayInWords, dayOf } from '../../contract/calendar'
import { Button } from '../../ui/button'
import { Section, Words } from '../../ui/card'
import { Field } from '../../ui/field'
import { Row, Rows } from '../../ui/row'
import { Sheet } from '../../ui/sheet'
import { Stepper } from '../../ui/stepper'
import { SwitchRow } from '../../ui/switch-row'
import { say } from '../../ui/toast'
import { Listed } from '../door/listed'
import { Refused } from '../door/refused'
import { placeRefusals, readRefusals, words } from './words'

/** What somebody begins with who limits the number. */
const usualCapacity = 5

interface PlaceSheetProps {
  communityId: string
  post: PostPlaceView
  onClose: () => void
  onChanged: () => void
}

/** One post in this community (A41): what the community fixes, and who holds it. */
export function PlaceSheet({ communityId, post, onClose, onChanged }: PlaceSheetProps) {
  const [isSeeing, setIsSeeing] = useState(false)
  return (
    <Sheet title={post.name} onClose={onClose}>
      <Words>{post.duties}</Words>
      {isSeeing ? (
        <Section title={words.holders}>
          <Holders communityId={communityId} postId={post.postId} />
        </Section>
      ) : (
        <>
          <Button kind="second" onTap={() => setIsSeeing(true)}>
            {words.seeHolders(post.held)}
          </Button>
          <Section title={words.fix}>
            <PlaceForm communityId={communityId} post={post} onChanged={onChanged} />
          </Section>
        </>
      )}
    </Sheet>
  )
}

function Holders({ communityId, postId }: { communityId: string; postId: string }) {
  const pages = usePages('posts.listHolders', { communityId, postId })
  return (
    <>
      <Listed pages={pages} sentences={readRefusals} empty={<Words>{words.holdersEmpty}</Words>}>
        {items => (
          <Rows>
            {items.map(({ memberId, name, unitName, since }) => (
              <Row
                key={memberId}
                title={name || words.nameless}
                note={`${unitName}，${words.holderSince(dayInWords(dayOf(since)))}`}
              />
            ))}
          </Rows>
        )}
      </Listed>
      <Words kind="soft">{words.listNote}</Words>
    </>
  )
}

function PlaceForm({ communityId, post, onChanged }: Omit<PlaceSheetProps, 'onClose'>) {
  const keep = useAction('posts.setPlace')
  const { postId, revision } = post
  const [isOpen, setIsOpen] = useState(post.state === 'open')
  const [capacity, setCapacity] = useState(post.capacity)
  const [tasks, setTasks] = useState(post.tasks)
  const [requirements, setRequirements] = useState(post.requirements)

  const settle = (answer: Awaited<ReturnType<typeof keep.run>>) => {
    if (!answer?.ok) return
    say(words.saved)
    onChanged()
  }
  const send = async () => {
    const fixed = { capacity, tasks: tasks.trim(), requirements: requirements.trim() }
    const state = isOpen ? ('open' as const) : ('closed' as const)
    settle(await keep.run({ communityId, postId, revision, state, ...fixed }))
  }
  return (
    <>
      <Rows>
        <SwitchRow title={words.open} note={words.openNote} isOn={isOpen} onSwitch={setIsOpen} />
        <SwitchRow
          title={words.limited}
          note={words.limitedNote}
          isOn={capacity !== null}
          onSwitch={isOn => setCapacity(isOn ? Math.max(usualCapacity, post.held) : null)}
        />
      </Rows>
      {capacity !== null && (
        <Stepper
          label={words.capacity}
          value={capacity}
          unit={words.people}
          least={Math.max(1, post.held)}
          most={999}
          onStep={setCapacity}
        />
      )}
      <Field
        label={words.tasks}
        hint={words.tasksHint}
        value={tasks}
        onType={setTasks}
        maxLength={200}
        isLong
      />
      <Field
        label={words.requirements}
        hint={words.requirementsHint}
        value={requirements}
        onType={setRequirements}
        maxLength={200}
        isLong
      />
      {keep.refused && (
        <Refused
          answer={keep.refused}
          sentences={placeRefusals}
          onRetry={async () => settle(await keep.retry())}
        />
      )}
      <Button busy={keep.isBusy && words.saving} onTap={send}>
        {words.save}
      </Button>
    </>
  )
}
