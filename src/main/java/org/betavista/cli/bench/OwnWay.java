package org.betavista.cli.bench;

import org.betavista.train.Execution;

/** The ways in which this program makes steps. */
enum OwnWay {
    EAGER("oursEager", "ours, eager", Execution.EAGER, false),
    COMPILED("oursCompiled", "ours, compiled", Execution.COMPILED, false),
    FAST("oursFast", "ours, Fast (bfloat16)", Execution.COMPILED, true);

    private final String key;
    private final String title;
    private final Execution execution;
    private final boolean fast;

    OwnWay(String key, String title, Execution execution, boolean fast) {
        this.key = key;
        this.title = title;
        this.execution = execution;
        this.fast = fast;
    }

    /** What it is called in JSON. */
    String key() {
        return key;
    }

    /** What it is called for people. */
    String title() {
        return title;
    }

    /** How its steps are computed. */
    Execution execution() {
        return execution;
    }

    /** Whether layers' products are in bfloat16. */
    boolean isFast() {
        return fast;
    }
}
