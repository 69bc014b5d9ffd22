import type {KnipConfig} from 'knip';

/** Which files are looked at from the outside, for the search for unused files, exports and packages. */
const config: KnipConfig = {
	entry: [
		'src/main.ts',
		'src/*.mjs',
		'src/client/*.ts',
		// Started as a thread of its own.
		'src/usecases/grid-worker.ts',
		'src/mailings/material-worker.ts',
		'src/views/styles/main.css',
		// Started as processes of their own.
		'test/**/holder.ts',
		'test/mailings/renders.ts',
		'test/bench/{load.ts,bare.mjs,bare-import.mjs,peak.mjs}',
	],
	ignoreExportsUsedInFile: true,
	project: ['src/**', 'test/**'],
	// The canvas comes with pdfjs-dist, which draws on it. Biome is started by test/run.ts; the browser and the typeface are read as files.
	ignoreDependencies: ['@biomejs/biome', '@sparticuz/chromium', '@napi-rs/canvas', '@fontsource/source-sans-3'],
	compilers: {css: importsOfStyles},
};

/** Turns style sheets into modules, so that the packages and files that they take in count as used. */
function importsOfStyles(text: string): string {
	return [...text.matchAll(/(?:@import|url\()\s*['"]([^'"#]+)['"]/g)].map(([, path]) => `import '${path}';`).join('\n');
}

export default config;
