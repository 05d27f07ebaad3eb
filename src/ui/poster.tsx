import { Image, View } from '@tarojs/components'
import './poster.css'
import { speakWithin } from './speak'

interface PosterProps {
  heading: string
  title: string
  place: string
  imageUrl: string
  imageLabel: string
  howTo: string
  note: string
}

/** A sheet for a wall: on screen as it will be, printed as one A4 page. Always black on white. */
export function Poster({ heading, title, place, imageUrl, imageLabel, howTo, note }: PosterProps) {
  return (
    <View className="poster">
      <View className="poster-heading">{heading}</View>
      <View className="poster-title">{title}</View>
      {place !== title && <View className="poster-place">{place}</View>}
      <Image className="poster-code" mode="scaleToFill" src={imageUrl} {...speakWithin(imageLabel)} />
      <View className="poster-how">{howTo}</View>
      <View className="poster-note">{note}</View>
    </View>
  )
}
