import {extname} from 'node:path';
import test from 'ava';
import {filesBelow, importFault, importsOf, textOf} from './architecture.ts';

const sources = filesBelow('src').filter(path => /\.(ts|tsx|mjs)$/.test(path));

test('no file imports across the walls of the design', t => {
	const imports = sources.flatMap(path => importsOf(path.slice('src/'.length), textOf(path)));
	t.true(imports.length > 500);
	t.deepEqual([...new Set(imports.map(importFault).filter(fault => fault !== undefined))], []);
});

for (const [title, file, text] of [
	['a page that reads the store', 'pages/a.tsx', "import {findAction} from '../store/actions.ts';"],
	['a type is an import too', 'domain/a.ts', "import type {Database} from '../store/database.ts';"],
	['so is a list of types over lines', 'domain/a.ts', "import type {\n\tA,\n\tB,\n} from '../http/route.ts';"],
	['and a re-export', 'store/a.ts', "export {a} from '../usecases/a.ts';"],
	['and a dynamic import', 'usecases/a.ts', "const {a} = await import('../api/actions.ts');"],
	['and an import for its effect', 'views/a.tsx', "import '../store/database.ts';"],
	['and a type taken in passing', 'domain/a.ts', "let a: import('../store/database.ts').Database;"],
	['and a require', 'domain/a.ts', "const fs = require('node:fs');"],
	['the driver outside the store', 'usecases/a.ts', "import {MongoClient} from 'mongodb';"],
	['a part of a package', 'usecases/a.ts', "import render from 'mjml/lib/x.js';"],
	['a package that no room has', 'http/a.ts', "import _ from 'lodash';"],
	['the rest of the views in a mailing', 'mailings/a.ts', "import {Layout} from '../views/layout.tsx';"],
	['the settings as a value in a command', 'commands/a.ts', "import {readConfig} from '../config.ts';"],
	['the file system in the domain', 'domain/a.ts', "import {readFile} from 'node:fs/promises';"],
	['zod as a value in a use case', 'usecases/a.ts', "import {z} from 'zod';"],
] as const) {
	test(`a wall stands against ${title}`, t => {
		const faults = importsOf(file, text).map(importFault);
		t.is(faults.filter(fault => fault !== undefined).length, 1);
	});
}

test('an import of something computed is refused', t => {
	t.throws(() => importsOf('domain/a.ts', 'await import(name);'), {message: /computed/});
});

test('every file of code has at most 200 lines', t => {
	const files = [...filesBelow('src'), ...filesBelow('test')].filter(path =>
		['.ts', '.tsx', '.mjs', '.css'].includes(extname(path)),
	);
	const long = files.filter(path => textOf(path).trimEnd().split('\n').length > 200);
	t.deepEqual(long, []);
});

test('only main and the browser ask for the time; everybody else is given it', t => {
	// The .mjs files beside main build and install; they run before there is anything to be given.
	const callers = sources.filter(path => !/^src\/(main\.ts|client\/.*|[\w-]+\.mjs)$/.test(path));
	const asks = /\bnew Date\(\s*\)|\bDate\.now\b|\bDate\(\s*\)(?!\s*=>)/;
	t.deepEqual(
		callers.filter(path => asks.test(textOf(path))),
		[],
	);
	t.regex('new Date()', asks);
	t.notRegex('new Date(text)', asks);
});

test('the project stands alone: no file points beside it', t => {
	const skipped = ['node_modules', '.git', 'dist', 'data', 'coverage', '.cache'];
	const beside = ['..', 'shared'].join('/');
	t.deepEqual(
		filesBelow('.', skipped).filter(path => textOf(path).includes(beside)),
		[],
	);
});
