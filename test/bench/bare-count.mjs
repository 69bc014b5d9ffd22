// What the first read after a write is measured against: one covered count of one municipality-year, and nothing else.
import Koa from 'koa';
import {MongoClient} from 'mongodb';

const client = await new MongoClient(process.env.MONGODB_URI).connect();
const actions = client.db('burgernet').collection('actions');
const places = {
	municipality: '$municipality',
	basisteam: '$basisteam',
	detectives: '$detectives',
	district: '$district',
};
const kinds = {kind: '$kind', starter: '$starter', startedByVolunteer: '$startedByVolunteer'};
const month = {$substrBytes: ['$day', 0, 7]};
const key = {month, ...places, ...kinds, result: {$ifNull: ['$outcome.result', 'open']}};
const reachKnown = {$sum: {$cond: [{$gte: ['$reach', 0]}, 1, 0]}};
const app = new Koa();

app.use(async context => {
	const {municipality = '', at = ''} = context.query;
	const match = {year: Number(at.slice(0, 4)), removed: false, municipality, day: {$lte: at}};
	const group = {_id: key, count: {$sum: 1}, reached: {$sum: '$reach'}, reachKnown};
	const rows = await actions.aggregate([{$match: match}, {$group: group}]).toArray();
	context.body = `${rows.length}`;
});

app.listen(Number(process.env.PORT), '127.0.0.1');
