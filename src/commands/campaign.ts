import {mkdir, writeFile} from 'node:fs/promises';
import {join} from 'node:path';
import type {Command} from 'commander';
import {Refusal} from '../domain/faults.ts';
import type {Database} from '../store/database.ts';
import {
	type BuiltMailing,
	buildCampaign,
	checkCampaigns,
	FaultyCampaign,
	formatCampaignFault,
} from '../usecases/build-campaign.ts';
import type {CampaignSetting} from '../usecases/mailing-of-municipality.ts';

/** What the commands need of the process. */
export interface CampaignCommandContext {
	openDatabase(): Promise<Database>;
	setting: CampaignSetting;
	/** Sender of the .eml files; undefined where none is set. */
	mailFrom?: string | undefined;
	now(): Date;
	/** A line on stdout. */
	print(line: string): void;
	/** A line on stderr. */
	warn(line: string): void;
	/** How far long work is: a bar on a terminal, lines elsewhere. */
	progress(step: {done: number; total: number}): void;
	/** 1: it could not be done; 2: the input is faulty and every fault was listed. */
	fail(exitCode: 1 | 2): void;
}

export function registerCampaignCommands(program: Command, context: CampaignCommandContext): void {
	const campaign = program.command('campaign').description('campagnes controleren en mailings maken');
	campaign
		.command('check')
		.description('controleert de bestanden van een campagne, of van alle campagnes')
		.argument('[slug]', 'map in campaigns/')
		.action((slug?: string) => reporting(context, () => check(context, slug)));
	campaign
		.command('build')
		.description('maakt per gemeente een .html, .txt en .eml')
		.argument('<slug>', 'map in campaigns/')
		.requiredOption('--out <map>', 'map waarin de bestanden komen')
		.option('--municipality <code>', 'alleen deze gemeente, bijvoorbeeld GM0321')
		.action((slug: string, options: BuildOptions) => reporting(context, () => build(context, slug, options)));
}

interface BuildOptions {
	out: string;
	municipality?: string;
}

async function check({setting, print}: CampaignCommandContext, slug?: string): Promise<void> {
	const faults = await checkCampaigns(setting.campaignsFolder, slug);
	if (faults.length > 0) {
		throw new FaultyCampaign(faults);
	}

	print(slug === undefined ? 'Alle campagnes zijn in orde.' : `De campagne ${slug} is in orde.`);
}

/** Everything is made before the first file is written, so that a fault leaves nothing behind. */
async function build(context: CampaignCommandContext, slug: string, {out, municipality}: BuildOptions): Promise<void> {
	const {setting, mailFrom, now, print, warn, progress} = context;
	if (isLoopback(setting.origin)) {
		warn(
			`Let op: ORIGIN is ${setting.origin}; buiten deze computer ziet niemand de afbeeldingen in de .html-bestanden.`,
		);
	}

	const db = await context.openDatabase();
	try {
		const built: BuiltMailing[] = [];
		const request = {...setting, slug, municipality, now: now(), from: mailFrom};
		for await (const mailing of buildCampaign(db, request, progress)) {
			built.push(mailing);
		}

		await mkdir(out, {recursive: true});
		for (const {name, content} of built.flatMap(({files}) => files)) {
			await writeFile(join(out, name), content);
		}

		print(`${built.length} ${built.length === 1 ? 'mailing' : 'mailings'} geschreven in ${out}.`);
	} finally {
		await db.close();
	}
}

/** Whether an address leads only to the computer itself. */
export function isLoopback(origin: string): boolean {
	const {hostname} = new URL(origin);
	return /^(localhost|.+\.localhost|127(\.\d+){3}|0\.0\.0\.0|\[::1?\])$/.test(hostname);
}

async function reporting({warn, fail}: CampaignCommandContext, work: () => Promise<void>): Promise<void> {
	try {
		await work();
	} catch (error) {
		if (error instanceof FaultyCampaign) {
			for (const fault of error.faults) {
				warn(formatCampaignFault(fault));
			}

			fail(2);
			return;
		}

		if (error instanceof Refusal) {
			warn(error.message);
			fail(1);
			return;
		}

		throw error;
	}
}
