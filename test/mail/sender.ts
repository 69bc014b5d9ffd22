// A process that sends the mails of a job, to be killed half-way: `sender.ts STORE JOB MAILSERVER`.
import {openDatabase} from '../../src/store/database.ts';
import {sendInTurns} from './sending.ts';

const [store = '', job = '', url = ''] = process.argv.slice(2);
const db = await openDatabase(store);
await sendInTurns(db, {job, url, now: new Date('2022-06-30T20:00:00Z')});
await db.close();
