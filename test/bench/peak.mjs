// Loaded into a program that is measured: says at its end how much memory it took at most, in bytes.
process.once('exit', () => process.stderr.write(`peak ${process.resourceUsage().maxRSS * 1024}\n`));
