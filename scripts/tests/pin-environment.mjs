// What a machine lends to every program that it starts. Tests take the same on all of them, and a hard one: the zone in
// which the day begins first, and the language in which letters change their case in another way. Whoever goes by the
// machine where he should not is found on every machine, not on those of a few users.
process.env.TZ = 'Pacific/Kiritimati';
process.env.LANG = 'tr_TR.UTF-8';
process.env.LC_ALL = 'tr_TR.UTF-8';
