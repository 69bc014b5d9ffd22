// What the log of an action is measured against: a bare Koa route that does one insertOne with the same write concern.
import Koa from 'koa';
import {MongoClient} from 'mongodb';

const client = new MongoClient(process.env.MONGODB_URI, {writeConcern: {w: 'majority', journal: true}});
const bodies = client.db('bare').collection('bodies');
const app = new Koa();

app.use(async context => {
	const chunks = [];
	for await (const chunk of context.req) {
		chunks.push(chunk);
	}

	const body = JSON.parse(Buffer.concat(chunks).toString());
	await bodies.insertOne({_id: context.get('Idempotency-Key'), ...body});
	context.status = 201;
	context.body = body;
});

await client.connect();
app.listen(Number(process.env.PORT), '127.0.0.1');
