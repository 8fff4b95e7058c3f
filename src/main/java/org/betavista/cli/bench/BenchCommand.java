package org.betavista.cli.bench;

import picocli.CommandLine.Command;

/** {@code bench}: measurements. */
@Command(
        name = "bench",
        mixinStandardHelpOptions = true,
        description = "Measure speed and memory on this machine.")
public final class BenchCommand {}
