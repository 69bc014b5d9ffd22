import {randomUUID} from 'node:crypto';
import type {Answer, TestService} from '../service.ts';
import {goodFiles} from '../usecases/national-samples.ts';
import {sendUpload} from './import-visitor.ts';

export const address = '/campagnes/landelijk';
export const person = {'User-Agent': 'Mozilla/5.0 (Linux; Android 15; Pixel 9) Chrome/143.0.0.0 Mobile Safari/537.36'};
export const period = {from: '2022-06-01', lastDay: '2022-07-31'};

export interface NewFile {
	title: string;
	type?: 'jpg' | 'png' | 'mp4' | 'pdf' | 'docx';
	fields?: Record<string, string>;
}

/** Adds a file, as a coordinator does. */
export async function addFile(
	service: TestService & {coordinator: string},
	{title, type = 'pdf', fields = {}}: NewFile,
): Promise<Answer> {
	const content = (await goodFiles())[type];
	const filled = {idempotencyKey: randomUUID(), title, ...period, ...fields};
	const file = {name: `bestand.${type}`, content};
	return sendUpload(service, service.coordinator, {address, fields: filled, file});
}

/** The id of the file that a form was about, by where it led. */
export function idOf({headers}: Answer): string {
	return /=([0-9a-f-]{36})$/.exec(headers.get('Location') ?? '')?.[1] ?? '';
}
