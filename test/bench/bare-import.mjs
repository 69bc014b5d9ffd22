// What importing a file is measured against: csv-parse and insertMany with the same write concern and body size.
import {createReadStream} from 'node:fs';
import {parse} from 'csv-parse';
import {MongoClient} from 'mongodb';

const [file, size] = process.argv.slice(2);
const client = await new MongoClient(process.env.MONGODB_URI).connect();
const rows = client.db('burgernet').collection('bareImport');
const options = {ordered: false, writeConcern: {w: 'majority', journal: true}};
let batch = [];
let padding;
for await (const row of createReadStream(file).pipe(parse({delimiter: ';', columns: true}))) {
	padding ??= 'x'.repeat(Math.max(Number(size) - JSON.stringify(row).length - 30, 0));
	batch.push({...row, padding});
	if (batch.length === 1000) {
		await rows.insertMany(batch, options);
		batch = [];
	}
}

await rows.insertMany(batch.length > 0 ? batch : [{}], options);
await client.close();
