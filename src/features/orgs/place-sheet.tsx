import { Sheet } from '../../ui/sheet'
import { AddForm } from './add-place'
import { CentreForm, ResponsibleForm } from './answer-for-place'
import { AliasesForm, RenameForm } from './name-place'
import type { FormProps } from './place-form'
import { CloseForm, MergeForm, MoveForm } from './shift-place'
import { words } from './words'

export type ActOnPlace =
  | 'add'
  | 'rename'
  | 'setAliases'
  | 'setResponsible'
  | 'setCentre'
  | 'move'
  | 'merge'
  | 'close'

interface PlaceSheetProps extends FormProps {
  act: ActOnPlace
  onClose: () => void
}

/** One change of a place. */
export function PlaceSheet({ act, onClose, ...form }: PlaceSheetProps) {
  const Form = forms[act]
  return (
    <Sheet title={words[act]} onClose={onClose}>
      <Form {...form} />
    </Sheet>
  )
}

const forms: Record<ActOnPlace, (props: FormProps) => JSX.Element> = {
  add: AddForm,
  rename: RenameForm,
  setAliases: AliasesForm,
  setResponsible: ResponsibleForm,
  setCentre: CentreForm,
  move: MoveForm,
  merge: MergeForm,
  close: CloseForm,
}
