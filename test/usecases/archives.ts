import {deflateRawSync} from 'node:zlib';
import {archiveOf, unpackWorkbook} from '../../src/usecases/unpack-workbook.ts';

/** The same workbook with another text in its sheets. */
export async function repacked(content: Buffer, change: (text: string) => string): Promise<Buffer> {
	const parts = await unpackWorkbook(content);
	const changed = parts.map(part =>
		part.name.startsWith('xl/worksheets/') ? {...part, content: Buffer.from(change(part.content.toString()))} : part,
	);
	return Buffer.from(archiveOf(changed));
}

/** A small archive with one sheet that unpacks to so many bytes, and says what it likes about that. */
export function bombOf(bytes: number, claimed: number): Buffer {
	const name = Buffer.from('xl/worksheets/sheet1.xml');
	const packed = deflateRawSync(Buffer.alloc(bytes, ' '), {level: 9});
	const common = Buffer.alloc(26);
	common.writeUInt16LE(20, 0);
	common.writeUInt16LE(8, 4);
	common.writeUInt32LE(packed.length, 14);
	common.writeUInt32LE(claimed, 18);
	common.writeUInt16LE(name.length, 22);
	const local = Buffer.concat([Buffer.from('PK\u0003\u0004'), common, name, packed]);
	const central = Buffer.concat([Buffer.from('PK\u0001\u0002\u0014\0', 'latin1'), common, Buffer.alloc(14), name]);
	const end = Buffer.alloc(22);
	end.write('PK\u0005\u0006', 'latin1');
	end.writeUInt16LE(1, 8);
	end.writeUInt16LE(1, 10);
	end.writeUInt32LE(central.length, 12);
	end.writeUInt32LE(local.length, 16);
	return Buffer.concat([local, central, end]);
}
