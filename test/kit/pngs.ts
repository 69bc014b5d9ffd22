import {crc32, deflateSync} from 'node:zlib';

const signature = Buffer.from('89504e470d0a1a0a', 'hex');

export function chunk(name: string, data: Buffer): Buffer {
	const body = Buffer.concat([Buffer.from(name, 'latin1'), data]);
	const [length, check] = [Buffer.alloc(4), Buffer.alloc(4)];
	length.writeUInt32BE(data.length);
	check.writeUInt32BE(crc32(body));
	return Buffer.concat([length, body, check]);
}

/** A picture in one colour, with whatever else is put in it or behind it. */
export function png(
	width: number,
	height: number,
	{extra = [], raw, after = Buffer.alloc(0)}: {extra?: Buffer[]; raw?: Buffer; after?: Buffer} = {},
): Buffer {
	const header = Buffer.alloc(13);
	header.writeUInt32BE(width, 0);
	header.writeUInt32BE(height, 4);
	header.set([8, 2, 0, 0, 0], 8);
	const points = raw ?? Buffer.alloc(height * (1 + width * 3), 0x33);
	for (let row = 0; raw === undefined && row < height; row++) {
		points[row * (1 + width * 3)] = 0;
	}

	const parts = [chunk('IHDR', header), ...extra, chunk('IDAT', deflateSync(points)), chunk('IEND', Buffer.alloc(0))];
	return Buffer.concat([signature, ...parts, after]);
}
