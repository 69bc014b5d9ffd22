import {type NationalFileType, nationalFileTypes} from './national-files.ts';

/** Whether the ending of a name is that of a type; `.jpeg` is `.jpg`. */
export function isNamedAs(type: NationalFileType, fileName: string): boolean {
	const ending = /\.([a-z0-9]+)$/i.exec(fileName)?.[1]?.toLowerCase().replace('jpeg', 'jpg');
	return Object.hasOwn(nationalFileTypes, ending ?? '') && ending === type;
}
