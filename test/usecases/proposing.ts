import {randomUUID} from 'node:crypto';
import type {ExecutionContext} from 'ava';
import {Refusal, type RefusalCode} from '../../src/domain/faults.ts';
import type {Asked} from '../../src/domain/proposals.ts';
import type {Identity} from '../../src/domain/users.ts';
import type {Database} from '../../src/store/database.ts';
import {acceptProposal} from '../../src/usecases/accept-proposal.ts';
import {addAmbassador} from '../../src/usecases/ambassadors.ts';
import {readSubject, revisionOf} from '../../src/usecases/proposal-subjects.ts';
import {propose} from '../../src/usecases/proposals.ts';
import {june2022} from '../service.ts';

export const coordinator: Identity = {id: 'coordinator', role: 'coordinator', area: null};
export const ambassadorOf = (area: string): Identity => ({id: `ambassador of ${area}`, role: 'ambassador', area});
export const writeAs = (identity: Identity) => ({identity, key: randomUUID(), now: june2022});

/** A function since 2021 of somebody without trainings. @returns its id. */
export async function heldFunction(db: Database, organisation: string): Promise<string> {
	const contact = {name: 'Ambassadeur', email: `${randomUUID()}@voorbeeld.example`};
	const {fact} = await addAmbassador(db, {organisation, ...contact, from: '2021-01-01'}, writeAs(coordinator));
	return fact._id;
}

/** Proposes on the fact as it stands. */
export async function proposed(db: Database, organisation: string, asked: Asked) {
	const factRevision = revisionOf(await readSubject(db, {asked, organisation}));
	const form = {asked, factRevision, remark: null};
	return (await propose(db, form, writeAs(ambassadorOf(organisation)))).fact;
}

export type Open = Awaited<ReturnType<typeof proposed>>;

/** Takes a proposal over on the fact as it stood when it was proposed. */
export function accepted(
	db: Database,
	{_id: id, revision, factRevision}: Open,
	{contact = null, ...write}: ReturnType<typeof writeAs> & {contact?: {name: string; email: string} | null},
) {
	return acceptProposal(db, {id, revision, factRevision, contact}, write);
}

export async function refusedAs(t: ExecutionContext, work: Promise<unknown>, code: RefusalCode): Promise<string> {
	const refusal = await t.throwsAsync(work, {instanceOf: Refusal});
	t.is((refusal as Refusal | undefined)?.code, code);
	return refusal?.message ?? '';
}
