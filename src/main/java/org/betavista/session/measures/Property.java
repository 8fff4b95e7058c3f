package org.betavista.session.measures;

/** What a latent space can be good at, and what each measure belongs to. */
public enum Property {
    /** Near codes decode to near images. */
    CONTINUITY("Continuity", "Do close codes give close images?"),
    /** Every draw from the prior decodes to something like the data. */
    COMPLETENESS("Completeness", "Does every code mean something?"),
    /** One latent, one factor: only where the data tells its factors. */
    DISENTANGLEMENT("Disentanglement", "One dial, one change?"),
    /** Latents say different things: what is left to measure where no factors are known. */
    INDEPENDENCE("Independence", "Do dials say different things?");

    private final String title;
    private final String question;

    Property(String title, String question) {
        this.title = title;
        this.question = question;
    }

    /** Its name, for people. */
    public String title() {
        return title;
    }

    /** The plain question that it answers. */
    public String question() {
        return question;
    }
}
