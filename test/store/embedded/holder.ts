// A process that uses the embedded server until it reads a line, for the tests that need a second process.
import {once} from 'node:events';
import {startEmbedded} from '../../../src/store/embedded/server.ts';

const [dataDir = '', cacheDir = ''] = process.argv.slice(2);
const {stop, ...server} = await startEmbedded({dataDir, cacheDir});
console.log(JSON.stringify(server));
await once(process.stdin, 'data');
console.log(JSON.stringify(await stop()));
process.exit();
