import { type AskedOf, tapId } from '../example'

// biome-ignore format: a table to be read
export const uploads: AskedOf<'uploads'> = {
  //                      office  sunny   river   water   li      chen    stranger
  'uploads.folder': { who: ['yes',  'yes',  'yes',  'yes',  'yes',  'yes',  'consent'], input: {} },
  'uploads.take': { who: ['yes',  'yes',  'yes',  'yes',  'yes',  'yes',  'consent'], input: { tapId, kind: 'picture', fileId: 'none' } },
}
