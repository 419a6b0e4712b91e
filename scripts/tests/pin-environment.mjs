// The machine's settings for every program. Tests use the same ones everywhere, and difficult ones: the time zone where
// the day begins first, and a language with different letter case. Code that wrongly depends on the machine then fails
// on every machine, not only for a few users.
process.env.TZ = 'Pacific/Kiritimati';
process.env.LANG = 'tr_TR.UTF-8';
process.env.LC_ALL = 'tr_TR.UTF-8';
