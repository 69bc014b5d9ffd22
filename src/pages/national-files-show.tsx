import {randomUUID} from 'node:crypto';
import {z} from 'zod';
import type {NationalFile} from '../domain/national-files.ts';
import {dayOf} from '../domain/period.ts';
import {readQuery} from '../http/read-input.ts';
import type {RequestContext} from '../http/route.ts';
import type {Service} from '../http/service.ts';
import {findNationalFile, listNationalFiles} from '../usecases/national-files.ts';
import {NationalFilesPage} from '../views/national-files.tsx';
import {doneNotice} from './done-notice.ts';
import type {RefusedForm} from './form.ts';
import {sendPage} from './page.tsx';

const Id = z.string().max(100).optional();
const Query = z.strictObject({toegevoegd: Id, gewijzigd: Id, verwijderd: Id, teruggezet: Id, wijzig: Id});

/** A form that was refused; `id` of the file that it was about, null for a new one. */
type Refused = RefusedForm & {id: string | null};

/** Answers with every file, and the form of one of them or of a new one, over what was typed. */
export async function showNationalFiles(
	service: Service,
	context: RequestContext,
	refused: Refused | null,
): Promise<void> {
	const {db} = service;
	const {wijzig, ...done} = refused ? {wijzig: refused.id ?? undefined} : readQuery(context, Query);
	const files = await listNationalFiles(db);
	const edited = files.find(({file}) => file._id === wijzig)?.file ?? null;
	const isTyped = refused !== null && 'from' in refused.typed;
	const page = (
		<NationalFilesPage
			files={files}
			today={dayOf(service.now())}
			edited={edited && {id: edited._id, revision: edited.revision}}
			values={isTyped ? refused.typed : valuesOf(edited)}
			faults={(refused?.faults ?? []).map(fault => ({...fault, field: shown.has(fault.field) ? fault.field : ''}))}
			notice={
				await doneNotice(done, {find: id => findNationalFile(db, id), nameOf: item => item.title, path: '/landelijk'})
			}
			newKey={() => randomUUID()}
		/>
	);
	await sendPage(service, context, {title: 'Landelijke campagnes', children: page});
}

const shown = new Set(['file', 'title', 'from', 'lastDay', 'alt']);

function valuesOf(file: NationalFile | null): Record<string, string> {
	return file ? {title: file.title, from: file.from, lastDay: file.lastDay, alt: file.alt ?? ''} : {};
}
