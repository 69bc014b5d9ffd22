/**
A name as the last part of an address: `Súdwest-Fryslân` is `sudwest-fryslan`.

@param taken the ones that are in use; then a number follows.
*/
export function slugOf(name: string, taken: ReadonlySet<string>): string {
	const plain = name
		.normalize('NFD')
		.replaceAll(/\p{M}/gu, '')
		.toLowerCase()
		.replaceAll(/[^a-z0-9]+/g, '-')
		.slice(0, 50)
		.replaceAll(/^-+|-+$/g, '');
	const base = plain || 'gebied';
	let slug = base;
	for (let number = 2; taken.has(slug); number++) {
		slug = `${base}-${number}`;
	}

	return slug;
}
