import {homedir} from 'node:os';
import {join} from 'node:path';
import {z} from 'zod';
import {parseInput} from './domain/faults.ts';
import {EmailInput} from './domain/inputs.ts';

const address = z.url('Dit moet een volledig webadres zijn, zoals https://burgernet.voorbeeld.nl.');
const port = z.coerce.number('Dit moet een poortnummer zijn.').int('Dit moet een poortnummer zijn.').min(0).max(65_535);

/** The environment as the product reads it; every other name in it is somebody else's. */
const Variables = z.object({
	PORT: port.default(3000),
	HOST: z.string().default('127.0.0.1'),
	/** Public address, used in links; without it the address that the service listens on. */
	ORIGIN: address.transform(url => url.replace(/\/+$/, '')).optional(),
	MONGODB_URI: z
		.string()
		.regex(/^mongodb(\+srv)?:\/\//, 'Dit moet beginnen met mongodb:// of mongodb+srv://.')
		.optional(),
	DATA_DIR: z.string().default('./data'),
	MONGOD_BINARY: z.string().optional(),
	CACHE_DIR: z.string().optional(),
	APP_URL: address.default('https://www.burgernet.nl'),
	APP_URL_IOS: address.optional(),
	APP_URL_ANDROID: address.optional(),
	/** Where the control room's system publishes its actions; off without it. Its owner must agree: see docs/feed.md. */
	ACTIONS_FEED_URL: z
		.url({protocol: /^https?$/, error: 'Dit moet een volledig adres zijn dat begint met https:// of http://.'})
		.refine(url => !/^https?:\/\/[^/?#]*@/i.test(url), 'Zet geen naam of wachtwoord in dit adres.')
		.optional(),
	/** The mail server, with name and password when it asks them; without it nothing is sent. */
	SMTP_URL: z
		.url({protocol: /^smtps?$/, error: 'Dit moet een adres zijn als smtp://naam:wachtwoord@mail.voorbeeld.nl:587.'})
		.optional(),
	/** Sender of mails. */
	MAIL_FROM: EmailInput.optional(),
	LOG_LEVEL: z.enum(['trace', 'debug', 'info', 'warn', 'error', 'silent']).default('info'),
	TRUST_PROXY: z.stringbool('Dit moet true of false zijn.').default(false),
});

export const ConfigSchema = Variables.refine(({SMTP_URL, MAIL_FROM}) => !SMTP_URL || MAIL_FROM, {
	path: ['MAIL_FROM'],
	error: 'Geef ook de afzender, omdat SMTP_URL is ingesteld.',
});

export type Config = z.output<typeof ConfigSchema> & {CACHE_DIR: string};

/**
The settings of this process.

@throws {Refusal} `invalid` with every fault at once; a field is the name of the variable.
*/
export function readConfig(environment: NodeJS.ProcessEnv): Config {
	const given = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ''));
	const config = parseInput(ConfigSchema, given);
	const cache = environment.XDG_CACHE_HOME || join(homedir(), '.cache');
	return {...config, CACHE_DIR: config.CACHE_DIR ?? join(cache, 'burgernet')};
}
