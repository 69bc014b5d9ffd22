import {fork} from 'node:child_process';
import {once} from 'node:events';
import {join} from 'node:path';
import nodemailer from 'nodemailer';
import type {OutgoingMail} from '../../src/domain/deliveries.ts';
import {readCampaign} from '../../src/mailings/campaign-files.ts';
import {pictureId} from '../../src/mailings/compose-eml.ts';
import {compileMailing, fillMailing} from '../../src/mailings/mailing.ts';
import {smtpSetting} from '../../src/mailings/smtp.ts';
import {type Database, openDatabase} from '../../src/store/database.ts';
import {countDeliveries} from '../../src/store/deliveries.ts';
import {runSend} from '../../src/usecases/run-send.ts';
import {sendJob} from '../mail/sending.ts';
import {filling, valuesFor} from '../mailings/filling.ts';
import type {Stand} from './processes.ts';
import {atLeast, median, type Row} from './row.ts';

const root = join(import.meta.dirname, '../..');
const ROUNDS = 7;
/** More than the ambassadors of a unit. */
const MAILS = 120;
const FROM = 'burgernet@politie.example';
const now = new Date('2022-06-30T20:00:00Z');

/** The outbox beside bare nodemailer with a pool of as many connections, in turns, to a mail server in a third process. */
export async function deliveryRows(stand: Stand): Promise<Row[]> {
	const sink = fork(join(import.meta.dirname, 'mail-sink.ts'), {execArgv: ['--import=tsx']});
	const [port] = await once(sink, 'message');
	const db = await openDatabase(stand.uri, {name: 'delivery'});
	try {
		const mail = await exampleMail();
		const url = `smtp://127.0.0.1:${port}`;
		const ratios: number[] = [];
		for (let round = 0; round <= ROUNDS; round++) {
			const bare = await timed(() => sendBare(mail, url));
			const ours = await timed(() => sendOurs(db, mail, url));
			if (round > 0) {
				ratios.push(bare / ours);
			}
		}

		return [atLeast(0.8, {work: `${MAILS} mails to a mail server, against bare nodemailer`, ratio: median(ratios)})];
	} finally {
		await db.close();
		sink.kill();
	}
}

async function exampleMail(): Promise<Omit<OutgoingMail, 'to'>> {
	const slug = 'download-de-app';
	const {pictures, ...files} = await readCampaign(join(root, 'campaigns'), slug);
	const compiled = await compileMailing({...files, pictures});
	const address = {pictureAddress: (file: string) => `cid:${pictureId(slug, file)}`};
	const {subject, html, text} = fillMailing(compiled, filling(valuesFor('Houten'), address));
	const attachments = pictures.map(({file, type, content}) => ({
		filename: file,
		contentType: type,
		content,
		cid: pictureId(slug, file),
	}));
	return {subject, html, text, attachments};
}

const names = Array.from({length: MAILS}, (_, index) => `plain-${index}`);

async function sendBare(mail: Omit<OutgoingMail, 'to'>, url: string): Promise<void> {
	const {host, port} = smtpSetting(url);
	const transport = nodemailer.createTransport({
		host,
		port,
		pool: true,
		maxConnections: 5,
		maxMessages: Number.POSITIVE_INFINITY,
	});
	await Promise.all(
		names.map(name =>
			transport.sendMail({
				...mail,
				from: {name: 'Burgernet', address: FROM},
				to: `${name}@gemeente.example`,
				attachments: [...(mail.attachments ?? [])],
			}),
		),
	);
	transport.close();
}

async function sendOurs(db: Database, mail: Omit<OutgoingMail, 'to'>, url: string): Promise<void> {
	const job = await sendJob(db, names, now);
	await runSend(db, job, {
		mail: {smtp: smtpSetting(url), from: FROM},
		compose: async ({recipient}) => ({...mail, to: `${recipient.id}@gemeente.example`}),
		now: () => now,
		signal: new AbortController().signal,
		progress() {},
		isCancelled: () => false,
	});
	const {sent} = await countDeliveries(db, job._id);
	if (sent !== MAILS) {
		throw new Error(`${sent} of ${MAILS} mails were sent`);
	}
}

async function timed(work: () => Promise<unknown>): Promise<number> {
	const began = performance.now();
	await work();
	return performance.now() - began;
}
