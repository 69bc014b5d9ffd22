import {z} from 'zod';
import type {Fault} from './faults.ts';
import {DayInput, freeText} from './inputs.ts';
import type {Day} from './period.ts';
import {slugOf} from './slugs.ts';

/** Which files of a national campaign are taken, with the type under which they are handed on. */
export const nationalFileTypes = {
	jpg: 'image/jpeg',
	png: 'image/png',
	mp4: 'video/mp4',
	pdf: 'application/pdf',
	docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
} as const;
export type NationalFileType = keyof typeof nationalFileTypes;
const types = Object.keys(nationalFileTypes) as [NationalFileType, ...NationalFileType[]];

/** What a coordinator fills in about a file of a national campaign. */
const shape = {
	title: freeText(120),
	/** First day on which it is offered. */
	from: DayInput,
	/** Last day on which it is offered. */
	lastDay: DayInput,
	/** What is to be seen on it, for who cannot see it; null for a document, which reads itself out. */
	alt: freeText(300).nullable(),
};
export const NationalFileInput = z.strictObject(shape);
export type NationalFileForm = z.output<typeof NationalFileInput>;

/** A ready file of a national campaign, such as a poster of the police. Its content never changes; another one is another file. */
export const NationalFileSchema = z.strictObject({
	...shape,
	type: z.enum(types),
	/** In bytes. */
	size: z.int().min(1),
	/** The upload that holds its content. */
	upload: z.string(),
});
export type NationalFile = z.infer<typeof NationalFileSchema>;

/** Under this name its fetches are counted, beside those of our own campaigns. No campaign may be called so. */
export const NATIONAL = 'landelijk';

/** What is wrong with the period or the description; nothing when the file can be offered. */
export function nationalFileFaults({from, lastDay, alt}: NationalFileForm, type: NationalFileType | null): Fault[] {
	return [
		...(lastDay < from ? [{field: 'lastDay', message: 'De laatste dag ligt voor de eerste.'}] : []),
		...(alt === null && type !== null && isSeen(type)
			? [{field: 'alt', message: 'Schrijf op wat er te zien is.'}]
			: []),
	];
}

function isSeen(type: NationalFileType): boolean {
	return type === 'jpg' || type === 'png' || type === 'mp4';
}

/** Whether a file is offered on a day; both ends count. */
export function isOffered({from, lastDay}: Pick<NationalFile, 'from' | 'lastDay'>, day: Day): boolean {
	return from <= day && day <= lastDay;
}

/** So many bytes at the beginning tell the type. */
export const HEAD_BYTES = 16;

/**
The type of a file by its first bytes, whatever its name says; `zip` may be a document of Word. Null for everything else.

Source: ISO/IEC 15948 (PNG), ITU-T T.81 (JPEG), ISO/IEC 14496-12 (`ftyp`, with the brands of films), ISO 32000 (PDF), APPNOTE 4.3 (zip).
*/
export function typeOfHead(head: Buffer): Exclude<NationalFileType, 'docx'> | 'zip' | null {
	const text = head.toString('latin1');
	if (text.startsWith('\x89PNG\r\n\x1a\n\0\0\0\rIHD')) {
		return 'png';
	}

	if (text.startsWith('\xff\xd8\xff')) {
		return 'jpg';
	}

	if (/^.{4}ftyp(isom|iso[2-9]|mp4[12]|avc1|M4V |MSNV|dash)/s.test(text)) {
		return 'mp4';
	}

	return text.startsWith('%PDF-') ? 'pdf' : text.startsWith('PK\x03\x04') ? 'zip' : null;
}

/** What is wrong with a file of a type (null: none that is taken) and its name, of which the ending must say the same. */
export function nameFaults(type: NationalFileType | null, fileName: string): Fault[] {
	const ending = /\.([a-z0-9]+)$/i.exec(fileName)?.[1]?.toLowerCase().replace('jpeg', 'jpg');
	const message =
		type === null
			? 'Dit is geen jpg, png, mp4, pdf of Word-document (docx zonder macro’s), wat de naam ook zegt.'
			: `Dit bestand is een ${type}, maar zijn naam eindigt anders.`;
	return type !== null && ending === type ? [] : [{field: 'file', message}];
}

/** Whether a zip with these names inside is a document of Word without macros. Source: ECMA-376, part 2. */
export function isWordDocument(names: readonly string[]): boolean {
	return (
		['[Content_Types].xml', 'word/document.xml'].every(name => names.includes(name)) &&
		!names.some(name => /vbaProject|vbaData|\.(exe|dll|js|vbs|bat|cmd|ps1|htm|html|svg)$/i.test(name))
	);
}

/** The name under which a file is handed on: letters, digits and streaks of its title alone. */
export function nationalFileName({title, type}: Pick<NationalFile, 'title' | 'type'>): string {
	return `landelijk-${slugOf(title, new Set())}.${type}`;
}
