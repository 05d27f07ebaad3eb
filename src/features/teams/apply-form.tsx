import { useState } from 'react'
import type { OrgBrief } from '../../../types/orgs'
import type { MyVolunteering, VolunteerForm } from '../../../types/teams'
import { useAction } from '../../cloud/use-action'
import { useOperation } from '../../cloud/use-operation'
import { Button } from '../../ui/button'
import { Section, Words } from '../../ui/card'
import { CheckRow } from '../../ui/check-row'
import { Field } from '../../ui/field'
import { Row, Rows } from '../../ui/row'
import { Refused } from '../door/refused'
import { FindPlace } from '../orgs/find-place'
import { emptyForm, FormFields, formOf, tidied } from './volunteer-form'
import { applyRefusals, words } from './words'

interface ApplyFormProps {
  mine: MyVolunteering
  onSent: () => void
  /** Only when there is something to go back to. */
  onKeep?: () => void
}

/** 《党员志愿者申请表》 (A51), or a short consent for whoever is on no roster (X27). */
export function ApplyForm({ mine, onSent, onKeep }: ApplyFormProps) {
  const { paper, isResident, rosterSkills, volunteer } = mine
  const [community, setCommunity] = useState<OrgBrief | null>(mine.community)
  // The teams of the community that a resident has just named; what was typed so far stays.
  const there = useOperation('teams.mine', { communityId: isResident ? (community?.orgId ?? null) : null })
  const teams = there.known?.value.teams ?? mine.teams
  const apply = useAction('teams.apply')
  const [form, setForm] = useState<VolunteerForm>(
    volunteer ? formOf(volunteer) : { ...emptyForm, skills: rosterSkills },
  )
  const [name, setName] = useState(volunteer?.name ?? '')
  const [isAgreed, setIsAgreed] = useState(false)
  const [isMore, setIsMore] = useState(paper === 'form')
  const [hasTried, setHasTried] = useState(false)

  const isTimeMissing = paper === 'form' && form.availability.length === 0
  const isNameMissing = isResident && !name.trim()
  const send = async () => {
    setHasTried(true)
    if (isTimeMissing || isNameMissing || !isAgreed || !community) return
    const resident = { communityId: community.orgId, name: name.trim() }
    const whose = isResident ? resident : { communityId: null, name: null }
    settle(await apply.run({ ...tidied(form, teams), ...whose, acceptsConduct: true }))
  }
  const settle = (answer: Awaited<ReturnType<typeof apply.run>>) => {
    if (answer?.ok) onSent()
  }

  return (
    <>
      <Words kind="title">{paper === 'form' ? words.formTitle : words.consentTitle}</Words>
      {isResident && (
        <Whose
          community={community}
          name={name}
          hasTried={hasTried}
          onCommunity={setCommunity}
          onName={setName}
        />
      )}
      {isMore ? (
        <FormFields
          form={form}
          teams={teams}
          rosterSkills={rosterSkills}
          isTimeMissing={hasTried && isTimeMissing}
          onChange={setForm}
        />
      ) : (
        <Button kind="quiet" onTap={() => setIsMore(true)}>
          {words.more}
        </Button>
      )}
      <Section title={words.conduct}>
        {hasTried && !isAgreed && <Words kind="strong">{words.conductError}</Words>}
        <Rows>
          <CheckRow title={words.conductSentence} isChecked={isAgreed} onCheck={setIsAgreed} />
        </Rows>
      </Section>
      {apply.refused && (
        <Refused
          answer={apply.refused}
          sentences={applyRefusals}
          onRetry={async () => settle(await apply.retry())}
        />
      )}
      <Button busy={apply.isBusy && words.sending} onTap={send}>
        {words.send}
      </Button>
      {onKeep && (
        <Button kind="quiet" onTap={onKeep}>
          {words.keep}
        </Button>
      )}
    </>
  )
}

interface WhoseProps {
  community: OrgBrief | null
  name: string
  hasTried: boolean
  onCommunity: (community: OrgBrief) => void
  onName: (name: string) => void
}

/** What the roster would know of a member: a name, and where one lives (A10). */
function Whose({ community, name, hasTried, onCommunity, onName }: WhoseProps) {
  const [isMoving, setIsMoving] = useState(false)
  const choose = (chosen: OrgBrief) => {
    setIsMoving(false)
    onCommunity(chosen)
  }
  return (
    <>
      <Field
        label={words.name}
        value={name}
        onType={onName}
        maxLength={30}
        error={hasTried && !name.trim() ? words.nameError : null}
      />
      {community && !isMoving ? (
        <Rows>
          <Row
            icon="check"
            title={community.name}
            note={community.within ?? undefined}
            mark={words.change}
            onTap={() => setIsMoving(true)}
          />
        </Rows>
      ) : (
        <>
          {hasTried && <Words kind="strong">{words.communityError}</Words>}
          <FindPlace
            label={words.community}
            isWanted={({ kind }) => kind === 'community'}
            onChoose={choose}
          />
        </>
      )}
    </>
  )
}
