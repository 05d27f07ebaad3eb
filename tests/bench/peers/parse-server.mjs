// The check-in of the product, three steps, on Parse Server and PostgreSQL.
import { createServer } from 'node:http'
import express from 'express'
import { ParseServer } from 'parse-server'

const [databaseURI = '', people = '0', siteCode = ''] = process.argv.slice(2)
const port = 18337
const serverURL = `http://127.0.0.1:${port}/parse`
const asMaster = { useMasterKey: true }

const server = new ParseServer({
  databaseURI,
  appId: 'peer',
  masterKey: 'peer',
  serverURL,
  directAccess: true,
  silent: true,
  logsFolder: null,
  allowClientClassCreation: true,
  cloud: () => Parse.Cloud.define('checkIn', checkIn),
})

async function checkIn({ params: { openid, siteCode, tapId } }) {
  const site = await new Parse.Query('Site').equalTo('code', siteCode).first(asMaster)
  const member = await new Parse.Query('Member').equalTo('openid', openid).first(asMaster)
  if (!site || !member || member.get('communityId') !== site.get('communityId')) return { isNew: false }
  const checkin = new Parse.Object('Checkin')
  const communityId = site.get('communityId')
  await checkin.save(
    {
      fact: `${member.id}_${communityId}_2026Q4`,
      memberId: member.id,
      communityId,
      siteId: site.id,
      quarter: '2026Q4',
      day: '2026-11-22',
      at: Date.now(),
      way: 'camera',
      tapId,
    },
    asMaster,
  )
  return { isNew: true }
}

async function plant() {
  const { Schema } = Parse
  await new Schema('Site').addString('code').addString('communityId').addIndex('byCode', { code: 1 }).save()
  await new Schema('Member')
    .addString('openid')
    .addString('communityId')
    .addIndex('byOpenid', { openid: 1 })
    .save()
  await new Schema('Checkin').addString('fact').save()
  await server.config.databaseController.adapter.ensureUniqueness(
    'Checkin',
    { fields: { fact: { type: 'String' } } },
    ['fact'],
  )
  await new Parse.Object('Site').save({ code: siteCode, communityId: 'sunny' }, asMaster)
  const members = Array.from({ length: Number(people) }, (_, index) =>
    new Parse.Object('Member').set({ openid: `oCROWD${index}`, communityId: 'sunny' }),
  )
  for (let from = 0; from < members.length; from += 500)
    await Parse.Object.saveAll(members.slice(from, from + 500), asMaster)
}

await server.start()
const app = express()
app.use('/parse', server.app)
await new Promise(resolve => createServer(app).listen(port, '127.0.0.1', resolve))
await plant()
console.log(`ready ${serverURL}`)
