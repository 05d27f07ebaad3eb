import { useState } from 'react'
import type { TeamDescription, TeamKind, TeamView } from '../../../types/teams'
import { useAction } from '../../cloud/use-action'
import { skills, skillWords } from '../../contract/volunteer-form'
import { Button } from '../../ui/button'
import { Section } from '../../ui/card'
import { Choices } from '../../ui/choices'
import { Sheet } from '../../ui/sheet'
import { Stepper } from '../../ui/stepper'
import { say } from '../../ui/toast'
import { Refused } from '../door/refused'
import { Many } from './many'
import { services, serviceWords } from './service-words'
import { describeRefusals, kindWords, words } from './words'

const kinds = Object.keys(kindWords) as TeamKind[]
const mostSkills = 10

interface DescribeSheetProps {
  view: TeamView
  onClose: () => void
  onSaved: () => void
}

/** What a team is for (A13 X27): its kind, how many it wants, what it needs and serves. */
export function DescribeSheet({ view, onClose, onSaved }: DescribeSheetProps) {
  const describe = useAction('teams.describe')
  const { team, revision, kind, skills: needs, services: serves, wanted } = view
  const [said, setSaid] = useState<TeamDescription>({ kind, skills: needs, services: serves, wanted })
  const change = (part: Partial<TeamDescription>) => setSaid({ ...said, ...part })

  const settle = (answer: Awaited<ReturnType<typeof describe.run>>) => {
    if (!answer?.ok) return
    say(words.saved)
    onSaved()
  }
  return (
    <Sheet title={words.describe} onClose={onClose}>
      <Section title={words.kind}>
        <Choices
          label={words.kind}
          choices={kinds.map(key => ({ key, title: kindWords[key] }))}
          chosen={said.kind}
          onChoose={kind => change({ kind })}
        />
      </Section>
      <Stepper
        label={words.wanted}
        value={said.wanted}
        unit={words.wantedUnit}
        most={500}
        onStep={wanted => change({ wanted })}
      />
      <Section title={words.serves}>
        <Many
          label={words.serves}
          keys={services}
          names={serviceWords}
          chosen={said.services}
          onChoose={services => change({ services })}
        />
      </Section>
      <Section title={words.needs}>
        <Many
          label={words.needs}
          keys={skills}
          names={skillWords}
          chosen={said.skills}
          most={mostSkills}
          tooMany={words.skillsMost}
          onChoose={skills => change({ skills })}
        />
      </Section>
      {describe.refused && (
        <Refused
          answer={describe.refused}
          sentences={describeRefusals}
          onRetry={async () => settle(await describe.retry())}
        />
      )}
      <Button
        busy={describe.isBusy && words.saving}
        onTap={async () => settle(await describe.run({ ...said, teamId: team.orgId, revision }))}
      >
        {words.save}
      </Button>
    </Sheet>
  )
}
