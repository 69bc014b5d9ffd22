import {promisify} from 'node:util';
import {crc32, inflate} from 'node:zlib';

/** A logo as it is kept: a PNG with its size. */
export interface Logo {
	content: Buffer;
	width: number;
	height: number;
}

export const logoLimits = {bytes: 1_000_000, pixels: 4000};

const signature = Buffer.from('89504e470d0a1a0a', 'hex');
/** What draws the picture. Everything else (when and where it was made, comments, moving pictures) is left out. */
const kept = new Set(['IHDR', 'PLTE', 'tRNS', 'IDAT', 'IEND', 'sRGB', 'gAMA']);
const channels: Record<number, number> = {0: 1, 2: 3, 3: 1, 4: 2, 6: 4};

interface Chunk {
	name: string;
	data: Buffer;
	whole: Buffer;
}

/**
A logo that somebody handed over, judged by its content: a whole PNG, with nothing in it but the picture.

@returns a Dutch sentence when it is not.
*/
export async function readLogo(content: Buffer): Promise<Logo | string> {
	if (content.length > logoLimits.bytes) {
		return 'Dit logo is groter dan 1 MB. Kies een kleiner bestand.';
	}

	const chunks = content.subarray(0, 8).equals(signature) ? chunksOf(content.subarray(8)) : null;
	const [header] = chunks ?? [];
	if (!chunks || header?.name !== 'IHDR' || header.data.length !== 13) {
		return 'Dit is geen PNG. Sla het logo op als PNG en kies het opnieuw.';
	}

	const [width, height] = [header.data.readUInt32BE(0), header.data.readUInt32BE(4)];
	if (width < 1 || height < 1 || width > logoLimits.pixels || height > logoLimits.pixels) {
		return `Dit logo is ${width} bij ${height} punten. Maak het hoogstens ${logoLimits.pixels} bij ${logoLimits.pixels}.`;
	}

	if (!(await isWhole(chunks, {width, height, header: header.data}))) {
		return 'Deze PNG is beschadigd. Sla het logo opnieuw op.';
	}

	const left = chunks.filter(({name}) => kept.has(name)).map(({whole}) => whole);
	return {content: Buffer.concat([signature, ...left]), width, height};
}

/** The parts of a PNG up to its end; what follows is left out. Null when one is not whole. */
function chunksOf(content: Buffer): Chunk[] | null {
	const chunks: Chunk[] = [];
	for (let at = 0; at + 12 <= content.length; ) {
		const end = at + 12 + content.readUInt32BE(at);
		if (end > content.length) {
			return null;
		}

		const whole = content.subarray(at, end);
		const data = whole.subarray(8, -4);
		if (crc32(whole.subarray(4, -4)) !== whole.readUInt32BE(whole.length - 4)) {
			return null;
		}

		const name = whole.toString('latin1', 4, 8);
		chunks.push({name, data, whole});
		if (name === 'IEND') {
			return chunks;
		}

		at = end;
	}

	return null;
}

/** Whether the points are all there, and no more of them than the header says. */
async function isWhole(
	chunks: readonly Chunk[],
	{width, height, header}: {width: number; height: number; header: Buffer},
): Promise<boolean> {
	const [depth = 0, colour = 0, , , interlace = 0] = header.subarray(8);
	const perPoint = channels[colour];
	const hasPalette = colour !== 3 || chunks.some(({name}) => name === 'PLTE');
	if (perPoint === undefined || ![1, 2, 4, 8].includes(depth) || interlace !== 0 || !hasPalette) {
		return false;
	}

	const wanted = height * (1 + Math.ceil((width * depth * perPoint) / 8));
	const points = Buffer.concat(chunks.filter(({name}) => name === 'IDAT').map(({data}) => data));
	try {
		const raw = await promisify(inflate)(points, {maxOutputLength: wanted});
		return raw.length === wanted;
	} catch {
		return false;
	}
}

/** The size of a logo that was judged before. */
export function sizeOfLogo(content: Buffer): Logo {
	return {content, width: content.readUInt32BE(16), height: content.readUInt32BE(20)};
}
