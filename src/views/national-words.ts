import type {NationalFile, NationalFileType} from '../domain/national-files.ts';
import {sizeWords} from './import-words.ts';

const kinds: Record<NationalFileType, string> = {
	jpg: 'Afbeelding, jpg',
	png: 'Afbeelding, png',
	mp4: 'Filmpje, mp4',
	pdf: 'Pdf',
	docx: 'Word-document',
};

/** `Filmpje, mp4, 12 MB` */
export function fileWords({type, size}: Pick<NationalFile, 'type' | 'size'>): string {
	return `${kinds[type]}, ${sizeWords(size)}`;
}
