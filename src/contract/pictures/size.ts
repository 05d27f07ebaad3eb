/** How many dots a picture is wide and high. */
export interface PictureSize {
  width: number
  height: number
}
