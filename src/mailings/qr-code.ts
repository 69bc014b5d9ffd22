/** Which squares of a code are dark, row by row. */
export type QrModules = readonly (readonly boolean[])[];

/** White squares around a code; readers need four. Source: ISO/IEC 18004. */
const QUIET = 4;

/** The code of an address, with correction level M: readable with 15% of it damaged. */
export async function qrModules(link: string): Promise<QrModules> {
	// As a whole: in the built program such a package has no names of its own.
	const {default: qrcode} = await import('qrcode');
	const {modules} = qrcode.create(link, {errorCorrectionLevel: 'M'});
	const {size} = modules;
	return Array.from({length: size}, (_, row) =>
		Array.from({length: size}, (_each, column) => modules.get(row, column) !== 0),
	);
}

/** The dark squares as one path, a run of them in a row as one piece; `side` includes the white edge. */
export function qrPath(modules: QrModules, {x, y, side}: {x: number; y: number; side: number}): string {
	const unit = side / (modules.length + 2 * QUIET);
	const round = (value: number) => Number(value.toFixed(3));
	const pieces = modules.flatMap((row, rowIndex) =>
		runsOf(row).map(({from, length}) => {
			const [left, top] = [x + (from + QUIET) * unit, y + (rowIndex + QUIET) * unit].map(round);
			return `M${left} ${top}h${round(length * unit)}v${round(unit)}h${round(-length * unit)}z`;
		}),
	);
	return pieces.join('');
}

function runsOf(row: readonly boolean[]): {from: number; length: number}[] {
	const runs: {from: number; length: number}[] = [];
	for (const [column, isDark] of row.entries()) {
		const last = runs.at(-1);
		if (isDark && last && last.from + last.length === column) {
			last.length += 1;
		} else if (isDark) {
			runs.push({from: column, length: 1});
		}
	}

	return runs;
}

/** The code as a drawing of its own, one unit per square, with what it leads to as its title. */
export async function qrSvg(link: string): Promise<string> {
	const modules = await qrModules(link);
	const side = modules.length + 2 * QUIET;
	const title = link.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
	return [
		`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${side} ${side}" width="600" height="600" role="img">`,
		`<title>QR-code naar ${title}</title>`,
		`<rect width="${side}" height="${side}" fill="#ffffff"/>`,
		`<path fill="#000000" shape-rendering="crispEdges" d="${qrPath(modules, {x: 0, y: 0, side})}"/>`,
		'</svg>\n',
	].join('\n');
}
