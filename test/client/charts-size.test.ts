import {promisify} from 'node:util';
import {brotliCompress} from 'node:zlib';
import test from 'ava';
import {build} from 'esbuild';

/** chart.js with a bar, a line and a doughnut, tree-shaken, is 54.6 kB. */
const BAR_BYTES = 1.2 * 54_600;

test('all script of a page with charts stays within 1.2 times a bare chart.js', async t => {
	const {outputFiles} = await build({
		entryPoints: ['src/client/charts.ts', 'src/client/live.ts'],
		...{bundle: true, splitting: true, format: 'esm', platform: 'browser', target: 'es2022', minify: true},
		...{write: false, outdir: '/'},
	});
	const sizes = await Promise.all(
		outputFiles.map(async ({contents}) => (await promisify(brotliCompress)(contents)).length),
	);
	const total = sizes.reduce((sum, size) => sum + size, 0);
	t.log(`${total} bytes of ${BAR_BYTES}`);
	t.true(total > 40_000 && total <= BAR_BYTES, `${total} bytes`);
});
