import { useState } from 'react'
import { type Along, along } from '../../cloud/bring'
import { putAwayFile } from '../../platform/files'
import { type TakenPhoto, takePhotos } from '../../platform/photos'
import { Button } from '../../ui/button'
import { Section, Words } from '../../ui/card'
import { Refusal } from '../../ui/notice'
import { Photos } from '../../ui/photos'
import { photoErrors, words } from './ask-words'

const mostPhotos = 3

interface AskPhotosProps {
  photos: Along[]
  onPhotos: (photos: Along[]) => void
}

/** Never asked for, and cleaned of where they were made before they leave the phone (G25). */
export function AskPhotos({ photos, onPhotos }: AskPhotosProps) {
  const [failed, setFailed] = useState<Exclude<TakenPhoto['kind'], 'taken'> | null>(null)
  const left = mostPhotos - photos.length

  const add = async () => {
    const taken = await takePhotos(left)
    const files = taken.flatMap(photo => (photo.kind === 'taken' ? [along(photo.file)] : []))
    const wrong = taken.find(({ kind }) => kind !== 'taken')
    setFailed(wrong && wrong.kind !== 'taken' ? wrong.kind : null)
    if (files.length > 0) onPhotos([...photos, ...files.slice(0, left)])
  }
  const drop = (index: number) => {
    const dropped = photos[index]
    if (dropped) putAwayFile(dropped.file)
    onPhotos(photos.filter(photo => photo !== dropped))
  }
  return (
    <Section title={words.photos}>
      <Words kind="soft">{words.photosNote(mostPhotos)}</Words>
      <Photos
        addresses={photos.map(({ file }) => file.source)}
        labelOf={words.photoOf}
        onDrop={drop}
        dropLabelOf={words.dropPhoto}
      />
      {failed && <Refusal {...photoErrors[failed]} />}
      {left > 0 && (
        <Button kind="second" icon="camera" onTap={add}>
          {words.addPhoto}
        </Button>
      )}
    </Section>
  )
}
