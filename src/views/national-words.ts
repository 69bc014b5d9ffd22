import type {NationalFile, NationalFileType} from '../domain/national-files.ts';
import {sizeWords} from './import-words.ts';

const kinds: Record<NationalFileType, string> = {
	jpg: 'afbeelding, jpg',
	png: 'afbeelding, png',
	mp4: 'filmpje, mp4',
	pdf: 'pdf',
	docx: 'Word-document',
};

/** `filmpje, mp4, 12 MB` */
export function fileWords({type, size}: Pick<NationalFile, 'type' | 'size'>): string {
	return `${kinds[type]}, ${sizeWords(size)}`;
}
