package org.betavista.cli.bench;

/** The ways in which PyTorch makes the same steps. */
enum TorchWay {
    DEFAULT("torchDefault", "PyTorch, eager, Adam as it comes", "default"),
    FUSED("torchFused", "PyTorch, eager, fused Adam", "fused"),
    TUNED("torchFusedTuned", "PyTorch, fused Adam, malloc tuned", "tuned"),
    COMPILED("torchCompiled", "PyTorch, torch.compile, fused Adam", "compiled"),

    /** Nothing but what no program can leave out. */
    PRODUCTS("products", "bare matrix products and convolutions", "products");

    private final String key;
    private final String title;
    private final String argument;

    TorchWay(String key, String title, String argument) {
        this.key = key;
        this.title = title;
        this.argument = argument;
    }

    /** What it is called in JSON. */
    String key() {
        return key;
    }

    /** What it is called for people. */
    String title() {
        return title;
    }

    /** What the Python script calls it. */
    String argument() {
        return argument;
    }
}
