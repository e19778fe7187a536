# Makes docs/performance.md of what `make bench` wrote: of every benchmark with a
# floor the least time of its runs, and what it is against the floor's.
/^pkg: / { pkg = $2 }
/^Benchmark/ {
	name = $1
	sub(/^Benchmark/, "", name)
	sub(/-[0-9]+$/, "", name)
	if (!(name in of)) { order[++n] = name; of[name] = pkg }
	for (i = 3; i < NF; i++) {
		if ($(i + 1) == "ns/op") ns = $i
		if ($(i + 1) == "KiB" && $i > most[name]) most[name] = $i
		if ($(i + 1) == "floor-ns/op" && (!(name in bare) || $i < bare[name])) bare[name] = $i
	}
	if (!(name in least) || ns < least[name]) least[name] = ns
}
function long(ns) {
	if (ns >= 1e9) return sprintf("%.2f s", ns / 1e9)
	if (ns >= 1e6) return sprintf("%.2f ms", ns / 1e6)
	if (ns >= 1e3) return sprintf("%.1f µs", ns / 1e3)
	return sprintf("%d ns", ns)
}
END {
	print "# Performance\n"
	print "Made by `make performance` from the benchmarks. Each stands beside a floor that"
	print "ran with it: the least that could do the same work, which the comment of the"
	print "benchmark describes. A time depends on the machine, the ratio hardly: the least of"
	print "several runs on two shared cores.\n"
	print "| benchmark | ours | floor | ratio |"
	print "|---|---|---|---|"
	for (i = 1; i <= n; i++) {
		name = order[i]
		if (name in bare) printf "| %s `%s` | %s | %s | %.2f |\n", of[name], name, long(least[name]), long(bare[name]), least[name] / bare[name]
		if (name !~ /ours/) continue
		beside = name
		sub(/ours/, "floor", beside)
		if (!(beside in least)) continue
		shown = name
		sub(/\/ours/, "", shown)
		printf "| %s `%s` | %s | %s | %.2f |\n", of[name], shown, long(least[name]), long(least[beside]), least[name] / least[beside]
		if (name in most) printf "| %s `%s`, memory | %.1f MiB | %.1f MiB | %.2f |\n", of[name], shown, most[name] / 1024, most[beside] / 1024, most[name] / most[beside]
	}
}
