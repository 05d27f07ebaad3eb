import { deflateRawSync } from 'node:zlib'
import { zipSync } from 'fflate'
import { aPerson, planned } from './planning'
import { refusalOf } from './workbooks'

describe('A32 G02 six thousand rows', () => {
  it('stay quick when every row is the same person, the same phone or the same name', () => {
    const many = Array.from({ length: 6_000 }, (_, index) => index)
    const begun = process.cpuUsage()
    planned(many.map(index => aPerson({ row: index + 1 })))
    planned(many.map(index => aPerson({ row: index + 1, name: `赵${index}` })))
    planned(many.map(index => aPerson({ row: index + 1, phone: null })))
    planned(many.map(index => aPerson({ row: index + 1, phone: String(19900000000 + index) })))
    expect(ownSeconds(begun)).toBeLessThan(10)
  })
})

describe('A32 G02 a small file that is large inside', () => {
  it('refuses a zip bomb before it inflates anything', async () => {
    const before = process.memoryUsage().rss
    const files = { 'xl/workbook.xml': Buffer.alloc(1), 'xl/worksheets/sheet1.xml': Buffer.alloc(200e6) }
    const bomb = zipSync(files, { level: 1 })
    expect(await refusalOf(bomb)).toBe('workbookTooLarge')
    expect(bomb.length).toBeLessThan(1e6)
    expect(process.memoryUsage().rss - before).toBeLessThan(500e6)
  })

  it('refuses what inflates to more than it declares', async () => {
    const packed = deflateRawSync(Buffer.alloc(300e6))
    const small = zipSync({
      'xl/workbook.xml': Buffer.from('<workbook/>'),
      'xl/worksheets/sheet1.xml': Buffer.alloc(9),
    })
    const lying = liesAboutLastPart(Buffer.from(small), packed)
    const begun = process.cpuUsage()
    expect(await refusalOf(lying)).toBe('workbookTooLarge')
    expect(ownSeconds(begun)).toBeLessThan(2)
  })
})

/** Seconds of a processor that this process took: who else is busy does not count. */
function ownSeconds(since: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(since)
  return (user + system) / 1e6
}

/** Puts `packed` in the place of the last part and leaves the declared size as it was. */
function liesAboutLastPart(zip: Buffer, packed: Buffer): Buffer {
  const directory = zip.indexOf('PK\x01\x02')
  const entry = zip.lastIndexOf('PK\x01\x02')
  const end = zip.lastIndexOf('PK\x05\x06')
  const local = zip.readUInt32LE(entry + 42)
  const header = 30 + zip.readUInt16LE(local + 26) + zip.readUInt16LE(local + 28)
  const tail = Buffer.from(zip.subarray(directory))
  tail.writeUInt32LE(packed.length, entry - directory + 20)
  tail.writeUInt16LE(8, entry - directory + 10)
  tail.writeUInt32LE(local + header + packed.length, end - directory + 16)
  return Buffer.concat([zip.subarray(0, local + header), packed, tail])
}
